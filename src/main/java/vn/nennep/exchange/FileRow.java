package vn.nennep.exchange;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line where it begins
 * @param valid whether every value has the shape of its column
 * @param values in the order of the columns; null for an empty field or one of a wrong shape
 * @param cleared names of the columns that the row asks to be emptied
 */
record FileRow(long line, boolean valid, String[] values, List<String> cleared) {

    String value(int column) {
        return values[column];
    }
}
