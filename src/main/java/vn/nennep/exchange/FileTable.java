package vn.nennep.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A table of a file: a CSV file is one, a workbook has one on each of its sheets. It is read once, row by row. */
interface FileTable {

    /** What its rows are. */
    ImportKind kind();

    /**
     * Reads all rows.
     *
     * @param reader for the values of a row
     * @param rows told of each row, faulty ones as well, so that other rows may refer to them
     */
    void read(RowReader reader, Consumer<FileRow> rows) throws IOException;

    /** Name of its sheet; empty where the file has none. */
    Optional<String> sheet();

    /**
     * The address of a cell as its program shows it, such as {@code C7}; empty where there are none, or where the table
     * has no such column. Known once the table was read.
     *
     * @param column name of the column
     */
    Optional<String> cell(String column, long line);
}
