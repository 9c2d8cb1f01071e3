package vn.nennep.plan;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Names;

/** How an entry of a province's list comes out of a query: as an array of its code and its names. */
final class ListedCodeColumns {

    private static final GenericType<List<ListedCode>> LIST = new GenericType<>() {};

    private ListedCodeColumns() {}

    /** The column of one entry of a list, whose table is called {@code table} in the query. */
    static String one(ListKind kind, String table) {
        return "array[%1$s.code, cast(names_of_%2$s(%1$s.code) as text)]".formatted(table, kind.table());
    }

    /** The column of several entries, in the order of their list. */
    static String several(ListKind kind, String table) {
        return "array_agg(%s order by %2$s.position, %2$s.code)".formatted(one(kind, table), table);
    }

    /** A query that has such columns. */
    static Query read(Query query) {
        return query.registerColumnMapper(
                        ListedCode.class, (row, column, context) -> entry((String[]) array(row, column)))
                .registerColumnMapper(LIST, (row, column, context) -> entries((String[][]) array(row, column)));
    }

    private static Object array(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : array.getArray();
    }

    private static ListedCode entry(String[] parts) {
        return parts == null ? null : new ListedCode(parts[0], Names.read(parts[1]));
    }

    private static List<ListedCode> entries(String[][] entries) {
        return entries == null
                ? List.of()
                : Arrays.stream(entries).map(ListedCodeColumns::entry).toList();
    }
}
