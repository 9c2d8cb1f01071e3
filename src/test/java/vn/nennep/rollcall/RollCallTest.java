package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

class RollCallTest {

    private final RollCall rollCall = of(14);

    @Test
    void countsFourteenOfFourteenWhenEverybodyCame() {
        assertEquals(new AttendanceCount(14, 14, 0, 0), rollCall.count());
    }

    @Test
    void countsEachMarkForItself() {
        rollCall.markAll(List.of(
                new RollCall.Mark(3, AttendanceMark.EXCUSED, "Đi công tác"),
                new RollCall.Mark(4, AttendanceMark.ABSENT, null)));
        assertEquals(new AttendanceCount(14, 12, 1, 1), rollCall.count());
        assertEquals("85,71 %", rollCall.count().rate().text(Messages.VIETNAMESE));
    }

    @Test
    void refusesASecondMarkForTheSameMember() {
        List<RollCall.Mark> twice = List.of(
                new RollCall.Mark(3, AttendanceMark.ABSENT, null), new RollCall.Mark(3, AttendanceMark.PRESENT, null));
        RefusedException refused = assertThrows(RefusedException.class, () -> rollCall.markAll(twice));
        assertEquals("rollcall.marked-twice", refused.key());
    }

    @Test
    void refusesSomebodyWhoIsNotOnTheRosterAndMarksNobody() {
        List<RollCall.Mark> strange = List.of(
                new RollCall.Mark(3, AttendanceMark.ABSENT, null), new RollCall.Mark(99, AttendanceMark.PRESENT, null));
        assertThrows(RefusedException.class, () -> rollCall.markAll(strange));
        assertEquals(14, rollCall.count().present());
    }

    @Test
    void isIncompleteWhileSomebodyHasNoMark() {
        rollCall.markAll(List.of(new RollCall.Mark(3, AttendanceMark.NOT_RECORDED, null)));
        assertFalse(rollCall.isComplete());
        assertThrows(RefusedException.class, rollCall::count);
    }

    @Test
    void showsAnExemptPersonWhoCameWithoutCounting() {
        rollCall.welcomeExempt(77);
        assertTrue(rollCall.isComplete());
        assertEquals(new AttendanceCount(14, 14, 0, 0), rollCall.count());
        assertEquals(15, rollCall.lines().size());
    }

    @Test
    void refusesAReasonForWhoWasPresent() {
        List<RollCall.Mark> contradiction = List.of(new RollCall.Mark(3, AttendanceMark.PRESENT, "ốm"));
        assertThrows(RefusedException.class, () -> rollCall.markAll(contradiction));
    }

    @Test
    void refusesTheSamePersonTwiceOnTheRoster() {
        RollCallLine line = new RollCallLine(1, RosterCategory.OFFICIAL, AttendanceMark.PRESENT, null);
        assertThrows(IllegalArgumentException.class, () -> new RollCall(List.of(line, line)));
    }

    @Test
    void readsBackEveryLetterItWrites() {
        for (AttendanceMark mark : AttendanceMark.values()) {
            assertEquals(mark, AttendanceMark.of(String.valueOf(mark.letter())));
        }
        for (RosterCategory category : RosterCategory.values()) {
            assertEquals(category, RosterCategory.of(String.valueOf(category.letter())));
        }
    }

    private static RollCall of(int members) {
        return new RollCall(LongStream.rangeClosed(1, members)
                .mapToObj(id -> new RollCallLine(id, RosterCategory.OFFICIAL, AttendanceMark.PRESENT, null))
                .toList());
    }
}
