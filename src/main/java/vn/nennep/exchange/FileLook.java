package vn.nennep.exchange;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file would do if it were written now.
 *
 * @param tables in the order in which they go in
 */
public record FileLook(List<TableLook> tables) {

    public FileLook {
        tables = List.copyOf(tables);
    }

    /** Whether the file can be written as it is. */
    public boolean isRight() {
        return tables.stream().allMatch(TableLook::isRight);
    }

    /** How many rows of all tables are in a state. */
    public int count(RowState state) {
        return tables.stream().mapToInt(table -> table.count(state)).sum();
    }

    /** How many values that are there would be emptied. */
    public int cleared() {
        return tables.stream().mapToInt(TableLook::cleared).sum();
    }

    /** Whether anything may be written; a row of which people are warned is not looked into. */
    public boolean isChanging() {
        return count(RowState.NEW) + count(RowState.CHANGED) + count(RowState.WARNING) > 0;
    }

    /** The same as long as the file does the same: other values that are there, or other rows, give another one. */
    public String digest() {
        return tables.stream().map(TableLook::digest).collect(Collectors.joining("-"));
    }
}
