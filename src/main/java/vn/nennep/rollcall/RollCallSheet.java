package vn.nennep.rollcall;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.meeting.Meeting;
import vn.nennep.people.LeaveKind;
import vn.nennep.shared.AttendanceCount;

/**
 * The roll call of a meeting as people see it.
 *
 * @param version what a save must name, so that it cannot overwrite somebody else's
 * @param frozen whether a roll call was saved; otherwise the rows are the roster of the day, everybody present
 * @param due who had to attend, by given name
 * @param notDue who belonged to the cell but need not attend; marked present when the person came all the same
 * @param change what the saved roll lacks or has too much by now
 */
public record RollCallSheet(
        Meeting meeting, int version, boolean frozen, List<SheetRow> due, List<SheetRow> notDue, RosterChange change) {

    /** A sheet that fits the members of its day. */
    public RollCallSheet(Meeting meeting, int version, boolean frozen, List<SheetRow> due, List<SheetRow> notDue) {
        this(meeting, version, frozen, due, notDue, RosterChange.NONE);
    }

    /** The counts of the meeting; zeros until it is recorded. */
    public AttendanceCount count() {
        return meeting.count();
    }

    /**
     * Who has a vote at the meeting: official members, also those who were away; of the exempt only those who came;
     * nobody who is elsewhere for a time (rules on carrying out the Charter, counting.md: who votes). Not the base of
     * the attendance.
     */
    public int voteBase() {
        long official = due.stream()
                .filter(row -> row.category() == RosterCategory.OFFICIAL)
                .count();
        long exempt = notDue.stream()
                .filter(row -> row.category() == RosterCategory.OFFICIAL)
                .filter(row -> row.notDueBecause() == LeaveKind.SPECIAL_DUTY
                        || (row.notDueBecause() == LeaveKind.EXEMPT && row.mark() == AttendanceMark.PRESENT))
                .count();
        return (int) (official + exempt);
    }

    /** Who came: the people due who are marked present, and the exempt who came all the same. */
    public Set<Long> present() {
        return Stream.concat(due.stream(), notDue.stream())
                .filter(row -> row.mark() == AttendanceMark.PRESENT)
                .map(SheetRow::memberId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody on the sheet by their codes. */
    Map<String, SheetRow> rowsByCode() {
        return Stream.concat(due.stream(), notDue.stream())
                .collect(Collectors.toMap(SheetRow::memberCode, Function.identity(), (one, twin) -> one));
    }

    /**
     * Whether a saved roll call says just this, as when an answer was lost and the same is sent again.
     *
     * @param marks of everybody who was due
     * @param exemptWhoCame who was not due and came all the same
     */
    public boolean says(Collection<RollCall.Mark> marks, Set<Long> exemptWhoCame) {
        Set<RollCall.Mark> saved = due.stream()
                .map(row -> new RollCall.Mark(row.memberId(), row.mark(), row.reason()))
                .collect(Collectors.toSet());
        Set<Long> came = notDue.stream()
                .filter(row -> row.mark() == AttendanceMark.PRESENT)
                .map(SheetRow::memberId)
                .collect(Collectors.toSet());
        return frozen && Set.copyOf(marks).equals(saved) && exemptWhoCame.equals(came);
    }

    /** The same sheet, after the meeting was saved once more. */
    public RollCallSheet inVersion(int newer) {
        return new RollCallSheet(meeting, newer, frozen, due, notDue, change);
    }

    RollCallSheet withoutReasons() {
        return new RollCallSheet(
                meeting,
                version,
                frozen,
                due.stream().map(SheetRow::withoutReason).toList(),
                notDue.stream().map(SheetRow::withoutReason).toList(),
                change);
    }
}
