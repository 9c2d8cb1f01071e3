package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two lines of one person in a roll call become one. */
class TwinLinesTest {

    @ParameterizedTest(name = "{0} and {1} -> {2}")
    @CsvSource({
        "PRESENT,PRESENT,PRESENT",
        "PRESENT,EXCUSED,PRESENT",
        "PRESENT,ABSENT,PRESENT",
        "PRESENT,NOT_RECORDED,PRESENT",
        "EXCUSED,PRESENT,PRESENT",
        "EXCUSED,EXCUSED,EXCUSED",
        "EXCUSED,ABSENT,EXCUSED",
        "EXCUSED,NOT_RECORDED,EXCUSED",
        "ABSENT,PRESENT,PRESENT",
        "ABSENT,EXCUSED,EXCUSED",
        "ABSENT,ABSENT,ABSENT",
        "ABSENT,NOT_RECORDED,ABSENT",
        "NOT_RECORDED,PRESENT,PRESENT",
        "NOT_RECORDED,EXCUSED,EXCUSED",
        "NOT_RECORDED,ABSENT,ABSENT",
        "NOT_RECORDED,NOT_RECORDED,NOT_RECORDED"
    })
    void keepTheBetterProvenMark(AttendanceMark kept, AttendanceMark merged, AttendanceMark stays) {
        RollCallLine one = line(RosterCategory.OFFICIAL, kept, "lý do giữ");
        RollCallLine other = line(RosterCategory.PROBATIONARY, merged, "lý do gộp");
        RollCallLine joined = one.joinedWith(other);
        assertEquals(stays, joined.mark());
        assertEquals(RosterCategory.OFFICIAL, joined.category());
        assertEquals(stays == kept ? one.reason() : other.reason(), joined.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "EXEMPT,PRESENT,OFFICIAL,ABSENT,OFFICIAL,PRESENT",
        "OFFICIAL,ABSENT,EXEMPT,PRESENT,OFFICIAL,PRESENT",
        "EXEMPT,PRESENT,EXEMPT,PRESENT,EXEMPT,PRESENT",
        "TEMPORARY_IN,EXCUSED,OFFICIAL,ABSENT,TEMPORARY_IN,EXCUSED"
    })
    void countWhoWasDueInEither(
            RosterCategory kept,
            AttendanceMark keptMark,
            RosterCategory merged,
            AttendanceMark mergedMark,
            RosterCategory category,
            AttendanceMark mark) {
        RollCallLine joined = line(kept, keptMark, null).joinedWith(line(merged, mergedMark, null));
        assertEquals(category, joined.category());
        assertEquals(mark, joined.mark());
    }

    private static RollCallLine line(RosterCategory category, AttendanceMark mark, String reason) {
        boolean away = mark == AttendanceMark.EXCUSED || mark == AttendanceMark.ABSENT;
        return new RollCallLine(1, category, mark, away ? reason : null);
    }
}
