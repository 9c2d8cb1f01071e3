package vn.nennep.codelist;

import java.util.List;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Names;
import vn.nennep.shared.Sql;

/** How an entry of a province's list comes out of a query: as an array of its code and its names. */
public final class ListedCodeColumns {

    private static final GenericType<List<ListedCode>> LIST = new GenericType<>() {};

    private ListedCodeColumns() {}

    /** The column of one entry of a list, whose table is called {@code table} in the query. */
    public static String one(ListKind kind, String table) {
        return "array[%1$s.code, cast(names_of_%2$s(%1$s.code) as text)]".formatted(table, kind.table());
    }

    /** The column of several entries, in the order of their list. */
    public static String several(ListKind kind, String table) {
        return "array_agg(%s order by %2$s.position, %2$s.code)".formatted(one(kind, table), table);
    }

    /** A query that has such columns. */
    public static Query read(Query query) {
        return query.registerColumnMapper(
                        ListedCode.class,
                        (row, column, context) ->
                                entry((String[]) row.getArray(column).getArray()))
                .registerColumnMapper(LIST, Sql.listOf(ListedCodeColumns::entry));
    }

    private static ListedCode entry(String[] parts) {
        return new ListedCode(parts[0], Names.read(parts[1]));
    }
}
