package vn.nennep.exchange;

/**
 * One row of a file.
 *
 * @param line where it begins
 * @param valid whether every value has the shape of its column
 * @param values in the order of the columns; null for an empty field or one of a wrong shape
 */
record CsvRow(long line, boolean valid, String[] values) {

    String value(int column) {
        return values[column];
    }
}
