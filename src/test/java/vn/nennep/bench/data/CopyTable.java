package vn.nennep.bench.data;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import org.postgresql.copy.CopyManager;

/** Rows on their way into one table, in the text format of COPY. Values hold no tab, newline or backslash. */
final class CopyTable {

    private final String name;
    private final String columns;
    private final StringBuilder waiting = new StringBuilder();

    CopyTable(String name, String columns) {
        this.name = name;
        this.columns = columns;
    }

    /** @param values in the order of the columns; null is written as such */
    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            waiting.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
        }
        waiting.append('\n');
    }

    /** @return rows written */
    long write(CopyManager copy) throws SQLException, IOException {
        if (waiting.isEmpty()) {
            return 0;
        }
        long rows =
                copy.copyIn("copy %s (%s) from stdin".formatted(name, columns), new StringReader(waiting.toString()));
        waiting.setLength(0);
        return rows;
    }
}
