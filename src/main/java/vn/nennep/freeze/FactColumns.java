package vn.nennep.freeze;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Which columns of the tables a canonical text has. A freeze takes those of its day; what is compared with it takes the
 * same ones, so that a release that adds a column makes no frozen year different.
 */
final class FactColumns {

    private final Map<FactKind, List<FactColumn>> columns;

    private FactColumns(Map<FactKind, List<FactColumn>> columns) {
        this.columns = columns;
    }

    private record Known(String tableName, String name, String type) {}

    /** Those of the tables as they are now, in the order of their names. */
    static FactColumns ofTables(Handle handle) {
        Map<String, List<FactColumn>> tables = handle
                .createQuery(
                        """
                        select c.relname as table_name, a.attname as name, format_type(a.atttypid, null) as type
                        from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where c.relnamespace = cast('public' as regnamespace) and a.attnum > 0 and not a.attisdropped
                        """)
                .mapTo(Known.class)
                .stream()
                .collect(Collectors.groupingBy(
                        Known::tableName,
                        TreeMap::new,
                        Collectors.mapping(one -> new FactColumn(one.name(), one.type()), Collectors.toList())));
        Map<FactKind, List<FactColumn>> columns = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            columns.put(
                    kind,
                    tables.get(kind.table()).stream()
                            .filter(column -> kind.takes(column.name()))
                            .sorted(Comparator.comparing(FactColumn::name))
                            .toList());
        }
        return new FactColumns(columns);
    }

    /** Those of these that a text has: by kind, the names in its header. A column that is gone has no value any more. */
    FactColumns only(Map<String, List<String>> names) {
        Map<FactKind, List<FactColumn>> kept = new EnumMap<>(FactKind.class);
        columns.forEach((kind, all) -> {
            if (names.containsKey(kind.word())) {
                List<String> wanted = names.get(kind.word());
                kept.put(
                        kind,
                        all.stream()
                                .filter(column -> wanted.contains(column.name()))
                                .toList());
            }
        });
        return new FactColumns(kept);
    }

    /** The names by the word of each kind. */
    Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        columns.forEach((kind, all) ->
                names.put(kind.word(), all.stream().map(FactColumn::name).toList()));
        return names;
    }

    /** The statement of all lines, sorted byte by byte. */
    String select(Stream<FactKind> without) {
        List<FactKind> left = without.toList();
        // A text that names no kind has no facts.
        Stream<String> none = Stream.of("select cast(:year as text) as line where false");
        return Stream.concat(
                        none,
                        columns.entrySet().stream()
                                .filter(entry -> !left.contains(entry.getKey()))
                                .map(entry -> entry.getKey().select(entry.getValue())))
                .collect(Collectors.joining(" union all ", "select line from (", ") f order by line collate \"C\""));
    }
}
