package vn.nennep.rollcall;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.meeting.Meeting;

/**
 * The roster of a meeting's day and its saved roll call, read at once. A save works on it and shows what it comes to
 * without reading again.
 *
 * @param rows everybody on either, by given name
 */
record CalledRoll(Meeting meeting, List<CalledRow> rows) {

    /** The saved roll call, by given name; empty when none was saved. */
    List<SheetRow> saved() {
        return rows.stream()
                .filter(CalledRow::isCalled)
                .map(CalledRow::asCalled)
                .toList();
    }

    /** The roster of the day, by given name; nobody has a mark. */
    List<SheetRow> roster() {
        return rows.stream()
                .filter(CalledRow::isOnRoster)
                .map(CalledRow::onRoster)
                .toList();
    }

    /** The same with another roll call saved. */
    CalledRoll with(RollCall rollCall) {
        Map<Long, RollCallLine> lines =
                rollCall.lines().stream().collect(Collectors.toMap(RollCallLine::memberId, Function.identity()));
        return new CalledRoll(
                meeting,
                rows.stream().map(row -> row.with(lines.get(row.memberId()))).toList());
    }

    /** The roll call as people see it, with the meeting's present version. */
    RollCallSheet sheet() {
        List<SheetRow> saved = saved();
        List<SheetRow> roster = roster();
        boolean frozen = !saved.isEmpty();
        List<SheetRow> due = frozen
                ? saved.stream().filter(SheetRow::isDue).toList()
                : roster.stream()
                        .filter(SheetRow::isDue)
                        .map(row -> row.marked(AttendanceMark.PRESENT))
                        .toList();
        List<SheetRow> notDue = Stream.concat(
                        roster.stream()
                                .filter(row -> !row.isDue())
                                .filter(row -> due.stream().noneMatch(counted -> counted.memberId() == row.memberId()))
                                .map(row -> came(row, saved) ? row.marked(AttendanceMark.PRESENT) : row),
                        // Welcomed when the roll was saved, although the leave of that day has changed since.
                        saved.stream()
                                .filter(line -> line.category() == RosterCategory.EXEMPT)
                                .filter(line -> roster.stream()
                                        .noneMatch(row -> row.memberId() == line.memberId() && !row.isDue())))
                .toList();
        RosterChange change = frozen ? RosterChange.between(saved, roster) : RosterChange.NONE;
        return new RollCallSheet(meeting, meeting.getVersion(), frozen, due, notDue, change);
    }

    private static boolean came(SheetRow row, List<SheetRow> saved) {
        return saved.stream()
                .anyMatch(line -> line.memberId() == row.memberId() && line.category() == RosterCategory.EXEMPT);
    }
}
