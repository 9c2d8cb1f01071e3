package vn.nennep.rollcall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.people.LeaveKind;

/**
 * A roll call carried over to a changed roster: nobody who was marked or welcomed is lost without being named.
 *
 * @param lines of the new roll call: those who are due, with their earlier marks, and those who came without having to
 * @param dropped people with a mark who do not belong to the cell on the day
 */
record Renewal(List<RollCallLine> lines, List<SheetRow> dropped) {

    static Renewal of(List<SheetRow> saved, List<SheetRow> roster) {
        Map<Long, SheetRow> old = saved.stream().collect(Collectors.toMap(SheetRow::memberId, Function.identity()));
        List<RollCallLine> lines = new ArrayList<>();
        for (SheetRow row : roster) {
            SheetRow before = old.remove(row.memberId());
            if (row.isDue()) {
                boolean marked = before != null && before.mark() != null;
                lines.add(new RollCallLine(
                        row.memberId(),
                        row.category(),
                        marked ? before.mark() : AttendanceMark.NOT_RECORDED,
                        marked ? before.reason() : null));
            } else if (before != null && before.mark() == AttendanceMark.PRESENT) {
                if (row.notDueBecause() == LeaveKind.EXEMPT || before.category() == RosterCategory.EXEMPT) {
                    lines.add(new RollCallLine(row.memberId(), RosterCategory.EXEMPT, AttendanceMark.PRESENT, null));
                } else {
                    old.put(row.memberId(), before);
                }
            }
        }
        List<SheetRow> dropped = old.values().stream()
                .filter(row -> row.mark() != AttendanceMark.NOT_RECORDED)
                .toList();
        return new Renewal(List.copyOf(lines), dropped);
    }

    RollCall rollCall() {
        return new RollCall(lines);
    }
}
