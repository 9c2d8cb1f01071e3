package vn.nennep.exchange;

import java.util.List;
import java.util.Map;

/**
 * What a table of a file would do.
 *
 * @param sheet its name; null for a file without sheets
 * @param checked whether it was held against what is there; a table behind a faulty one is not
 * @param counts how many rows are in each state; always complete, zeros included
 * @param cleared how many values that are there would be emptied
 * @param faults what is wrong with the table as a whole, not with one of its rows
 * @param rows the first of each state, those to be looked at first before others
 * @param digest the same for the same rows with the same effect
 */
public record TableLook(
        ImportKind kind,
        String sheet,
        boolean checked,
        Map<RowState, Integer> counts,
        int cleared,
        List<Fault> faults,
        List<LookRow> rows,
        String digest) {

    public TableLook {
        counts = Map.copyOf(counts);
        faults = List.copyOf(faults);
        rows = List.copyOf(rows);
    }

    static TableLook unchecked(ImportKind kind, String sheet, List<Fault> faults) {
        return new TableLook(kind, sheet, false, Map.of(), 0, faults, List.of(), "");
    }

    /** How many rows are in a state. */
    public int count(RowState state) {
        return counts.getOrDefault(state, 0);
    }

    /** Whether nothing is wrong with it. */
    public boolean isRight() {
        return checked && faults.isEmpty() && count(RowState.FAULT) == 0;
    }

    /** How many rows are not among those shown. */
    public int hidden() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - rows.size();
    }
}
