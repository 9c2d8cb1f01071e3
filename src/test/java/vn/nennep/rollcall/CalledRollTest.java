package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nennep.people.LeaveKind;
import vn.nennep.people.MembershipCategory;

/** A roll that was read once says after a save what a second reading would say. */
class CalledRollTest {

    private final CalledRoll roll = new CalledRoll(
            null,
            List.of(
                    onRoster(1, MembershipCategory.OFFICIAL, null),
                    onRoster(2, MembershipCategory.OFFICIAL, LeaveKind.EXEMPT),
                    onRoster(3, MembershipCategory.PROBATIONARY, null),
                    // Left the cell since the roll was called.
                    new CalledRow(4, "M4", "Bốn", null, null, RosterCategory.OFFICIAL, AttendanceMark.PRESENT, null)));

    @Test
    void hasTheRosterAndWhoWasCalledInTheirOrder() {
        assertEquals(List.of(1L, 2L, 3L), ids(roll.roster()));
        assertEquals(List.of(4L), ids(roll.saved()));
    }

    @Test
    void hasTheSavedMarksAfterASave() {
        CalledRoll saved = roll.with(new RollCall(List.of(
                new RollCallLine(3, RosterCategory.PROBATIONARY, AttendanceMark.EXCUSED, "ốm"),
                new RollCallLine(1, RosterCategory.OFFICIAL, AttendanceMark.PRESENT, null),
                new RollCallLine(2, RosterCategory.EXEMPT, AttendanceMark.PRESENT, null))));
        assertEquals(List.of(1L, 2L, 3L), ids(saved.saved()));
        assertEquals("ốm", saved.saved().get(2).reason());
        assertEquals(AttendanceMark.EXCUSED, saved.saved().get(2).mark());
        assertFalse(saved.rows().get(3).isCalled(), "who is on no roll any more");
        assertEquals(List.of(1L, 2L, 3L), ids(saved.roster()));
    }

    @Test
    void tellsBetweenOnTheRosterAndCalled() {
        assertTrue(roll.rows().get(0).isOnRoster());
        assertFalse(roll.rows().get(0).isCalled());
        assertFalse(roll.rows().get(3).isOnRoster());
    }

    private static CalledRow onRoster(long id, MembershipCategory category, LeaveKind leave) {
        return new CalledRow(id, "M" + id, "Người " + id, category, leave, null, null, null);
    }

    private static List<Long> ids(List<SheetRow> rows) {
        return rows.stream().map(SheetRow::memberId).toList();
    }
}
