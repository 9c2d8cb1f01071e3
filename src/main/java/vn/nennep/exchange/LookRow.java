package vn.nennep.exchange;

import java.util.List;

/**
 * What one row of a file would do.
 *
 * @param line of the file, or of the sheet
 * @param state of the row
 * @param effect what the row does by itself: {@code NEW}, {@code CHANGED} or {@code SAME}; null for a faulty one, of which
 *     nothing is said
 * @param name what tells the row apart from others, for people: its codes and days; empty when it has none
 * @param changes of the values that are there, empty when it changes none
 * @param reasons why it is wrong or doubtful
 */
public record LookRow(
        long line, RowState state, RowState effect, String name, List<Change> changes, List<Fault> reasons) {

    public LookRow {
        changes = List.copyOf(changes);
        reasons = List.copyOf(reasons);
    }

    /**
     * A value that changes.
     *
     * @param column name of the column
     * @param cell its address; null for a file without cells
     * @param before as files write it; empty for none
     * @param after as files write it; empty when the value that is there is cleared
     */
    public record Change(String column, String cell, String before, String after) {

        /** Whether the value that is there is emptied. */
        public boolean isCleared() {
            return after.isEmpty();
        }
    }
}
