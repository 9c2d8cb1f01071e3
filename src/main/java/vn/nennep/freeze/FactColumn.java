package vn.nennep.freeze;

import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table whose values stand in the canonical text.
 *
 * @param type as PostgreSQL names it, e.g. {@code integer}
 */
record FactColumn(String name, String type) {

    /** PostgreSQL takes at most a hundred arguments, two a column. */
    private static final int MOST = 45;

    /** {@code 'due', t.due}: its name and its value, the same in every session. */
    String named(boolean shown) {
        return "'" + name + "', " + value(shown);
    }

    private String value(boolean shown) {
        String column = "t." + name;
        return switch (type) {
            case "text" -> shown ? column : digest(column);
            case "jsonb", "bytea" -> digest("cast(" + column + " as text)");
            case "timestamp with time zone" ->
                "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            default -> column;
        };
    }

    /** SHA-256 of a text in hexadecimal digits. */
    static String digest(String text) {
        return "encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')";
    }

    static List<List<FactColumn>> chunks(List<FactColumn> columns) {
        List<List<FactColumn>> chunks = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += MOST) {
            chunks.add(columns.subList(from, Math.min(columns.size(), from + MOST)));
        }
        return chunks;
    }
}
