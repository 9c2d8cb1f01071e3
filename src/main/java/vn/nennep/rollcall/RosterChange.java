package vn.nennep.rollcall;

import java.io.Serializable;
import java.util.List;

/**
 * What a saved roll lacks and has too much, because memberships or leaves were entered or changed since.
 *
 * @param missing names of those due by now and not on the roll
 * @param extra names of those on the roll and not due by now
 */
public record RosterChange(List<String> missing, List<String> extra) implements Serializable {

    public static final RosterChange NONE = new RosterChange(List.of(), List.of());

    public RosterChange {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }

    /** Whether the roll still has who was due. */
    public boolean isNone() {
        return missing.isEmpty() && extra.isEmpty();
    }

    static RosterChange between(List<SheetRow> saved, List<SheetRow> roster) {
        List<SheetRow> due = roster.stream().filter(SheetRow::isDue).toList();
        List<SheetRow> called = saved.stream().filter(SheetRow::isDue).toList();
        return new RosterChange(apart(due, called), apart(called, due));
    }

    private static List<String> apart(List<SheetRow> rows, List<SheetRow> others) {
        return rows.stream()
                .filter(row -> others.stream().noneMatch(other -> other.memberId() == row.memberId()))
                .map(SheetRow::fullName)
                .toList();
    }
}
