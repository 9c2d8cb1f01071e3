package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nennep.people.LeaveKind;

class RenewalTest {

    private static final RosterCategory OFFICIAL = RosterCategory.OFFICIAL;

    @Test
    void keepsTheMarksOfWhoStays() {
        Renewal renewal = Renewal.of(
                List.of(
                        saved(1, OFFICIAL, AttendanceMark.EXCUSED, "Ốm"),
                        saved(2, OFFICIAL, AttendanceMark.PRESENT, null)),
                List.of(due(1), due(2), due(3)));
        assertEquals(
                List.of("1 OFFICIAL EXCUSED Ốm", "2 OFFICIAL PRESENT null", "3 OFFICIAL NOT_RECORDED null"),
                words(renewal));
        assertEquals(List.of(), renewal.dropped());
    }

    @Test
    void keepsAnExemptPersonWhoCame() {
        Renewal renewal = Renewal.of(
                List.of(
                        saved(1, OFFICIAL, AttendanceMark.PRESENT, null),
                        saved(2, RosterCategory.EXEMPT, AttendanceMark.PRESENT, null)),
                List.of(due(1), away(2, LeaveKind.EXEMPT)));
        assertEquals(List.of("1 OFFICIAL PRESENT null", "2 EXEMPT PRESENT null"), words(renewal));
    }

    @Test
    void welcomesWhoCameAndIsExemptNow() {
        Renewal renewal = Renewal.of(
                List.of(saved(1, OFFICIAL, AttendanceMark.PRESENT, null)), List.of(away(1, LeaveKind.EXEMPT)));
        assertEquals(List.of("1 EXEMPT PRESENT null"), words(renewal));
    }

    @Test
    void countsWhoWasWelcomeAndIsDueNow() {
        Renewal renewal =
                Renewal.of(List.of(saved(1, RosterCategory.EXEMPT, AttendanceMark.PRESENT, null)), List.of(due(1)));
        assertEquals(List.of("1 OFFICIAL PRESENT null"), words(renewal));
    }

    @Test
    void namesWhoWasMarkedAndBelongsToTheCellNoMore() {
        Renewal renewal = Renewal.of(
                List.of(
                        saved(1, OFFICIAL, AttendanceMark.ABSENT, null),
                        saved(2, OFFICIAL, AttendanceMark.NOT_RECORDED, null),
                        saved(3, OFFICIAL, AttendanceMark.PRESENT, null),
                        saved(4, RosterCategory.EXEMPT, AttendanceMark.PRESENT, null)),
                List.of(due(5), away(3, LeaveKind.SPECIAL_DUTY)));
        assertEquals(List.of("5 OFFICIAL NOT_RECORDED null"), words(renewal));
        assertEquals(
                List.of(1L, 3L, 4L),
                renewal.dropped().stream().map(SheetRow::memberId).sorted().toList());
    }

    private static List<String> words(Renewal renewal) {
        return renewal.lines().stream()
                .map(line -> line.memberId() + " " + line.category() + " " + line.mark() + " " + line.reason())
                .toList();
    }

    private static SheetRow saved(long id, RosterCategory category, AttendanceMark mark, String reason) {
        return new SheetRow(id, "M" + id, "Đảng viên " + id, category, null, mark, reason);
    }

    private static SheetRow due(long id) {
        return new SheetRow(id, "M" + id, "Đảng viên " + id, OFFICIAL, null, null, null);
    }

    private static SheetRow away(long id, LeaveKind leave) {
        return new SheetRow(id, "M" + id, "Đảng viên " + id, OFFICIAL, leave, null, null);
    }
}
