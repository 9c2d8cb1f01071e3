package vn.nennep.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what each row of a table that was staged does, by comparing it with what is there. */
final class RowLook {

    /** More rows of one state than anybody reads. */
    static final int MOST_OF_A_STATE = 300;

    private final Staging staged;
    private final FileTable table;
    private final List<Column> columns;

    RowLook(Staging staged, FileTable table) {
        this.staged = staged;
        this.table = table;
        this.columns = table.kind().rules().columns();
    }

    /** How many rows are in a state. */
    record Count(String state, int rows) {}

    /** A row with what changes in it, by columns. */
    record Found(
            long line,
            String state,
            String effect,
            String name,
            List<String> changed,
            List<String> before,
            List<String> after) {}

    /**
     * @param faults of the table
     * @param doubts of the table
     * @param cleared how many values would be emptied
     * @param everywhere whether the person may see whatever is there
     */
    TableLook look(List<Fault> faults, List<Fault> doubts, int cleared, boolean everywhere) {
        compare(faults, doubts, everywhere);
        Map<RowState, Integer> counts = new EnumMap<>(RowState.class);
        for (RowState state : RowState.values()) {
            counts.put(state, 0);
        }
        staged.list("select state, count(*)::integer as rows from seen group by state", Count.class)
                .forEach(count -> counts.put(RowState.valueOf(count.state()), count.rows()));
        Map<Long, List<Fault>> reasons = new HashMap<>();
        faults.forEach(fault ->
                reasons.computeIfAbsent(fault.line(), line -> new ArrayList<>()).add(fault));
        doubts.forEach(doubt ->
                reasons.computeIfAbsent(doubt.line(), line -> new ArrayList<>()).add(doubt));
        List<LookRow> rows = staged.list(shown(), Found.class).stream()
                .map(row -> row(row, reasons.getOrDefault(row.line(), List.of())))
                .toList();
        Set<Long> lines = new HashSet<>(staged.numbers("select distinct line from staged"));
        return new TableLook(
                table.kind(),
                table.sheet().orElse(null),
                true,
                counts,
                cleared,
                faults.stream().filter(fault -> !lines.contains(fault.line())).toList(),
                rows,
                staged.text(digest()));
    }

    private LookRow row(Found found, List<Fault> reasons) {
        RowState state = RowState.valueOf(found.state());
        List<LookRow.Change> changes = new ArrayList<>();
        for (int i = 0; i < found.changed().size(); i++) {
            String column = found.changed().get(i);
            changes.add(new LookRow.Change(
                    column,
                    table.cell(column, found.line()).orElse(null),
                    found.before().get(i),
                    found.after().get(i)));
        }
        return new LookRow(
                found.line(),
                state,
                // A row that is wrong may name what the person may not see.
                state == RowState.FAULT ? null : RowState.valueOf(found.effect()),
                found.name(),
                changes,
                reasons);
    }

    private void compare(List<Fault> faults, List<Fault> doubts, boolean everywhere) {
        String differs = differs(columns);
        String absent = columns.stream()
                .filter(column -> column.identifying() && column.required())
                .map(column -> "e.\"%s\" is null".formatted(column.name()))
                .collect(Collectors.joining(" or "));
        staged.execute(
                """
                create temp table seen on commit drop as
                select s.row_no, s.line, s.valid, case when %s then 'NEW' when %s then 'CHANGED' else 'SAME' end as effect,
                  ''::text as state, %s as open
                from staged s left join there e on e.row_no = s.row_no
                """
                        .formatted(
                                absent,
                                differs,
                                everywhere ? "true" : table.kind().rules().open()));
        staged.execute("create temp table marked (line bigint primary key, state text) on commit drop");
        mark("FAULT", faults);
        mark("WARNING", doubts);
        staged.execute("analyze marked");
        staged.update(
                """
                update seen set state = coalesce((select m.state from marked m where m.line = seen.line),
                  case when not valid then 'FAULT' end, effect)
                """);
        staged.execute("analyze seen");
    }

    /** A condition: whether the row {@code s} of a file differs from {@code e}, what is there of it. */
    static String differs(List<Column> columns) {
        return columns.stream()
                .map(column -> "s.\"%1$s\" is distinct from e.\"%1$s\"".formatted(column.name()))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private void mark(String state, List<Fault> found) {
        Long[] lines = found.stream().map(Fault::line).distinct().toArray(Long[]::new);
        staged.update(
                "insert into marked select line, :state from unnest(:lines) l(line) on conflict do nothing",
                Map.of("state", state, "lines", lines));
    }

    private String shown() {
        String name = columns.stream()
                .filter(Column::isTelling)
                .map(column -> "s.\"%s\"::text".formatted(column.name()))
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
        return """
                select r.line, r.state, r.effect, %1$s as name,
                  case when r.told then array_remove(array[%2$s], null) else '{}' end as changed,
                  case when r.told then array_remove(array[%3$s], null) else '{}' end as before,
                  case when r.told then array_remove(array[%4$s], null) else '{}' end as after
                from (
                  select x.*, open and state <> 'FAULT' and effect = 'CHANGED' as told,
                    row_number() over (partition by state order by row_no) as place
                  from seen x) r
                join staged s on s.row_no = r.row_no
                left join there e on e.row_no = r.row_no
                where r.place <= %5$d
                order by array_position(array['FAULT', 'WARNING', 'CHANGED', 'NEW', 'SAME'], r.state), r.row_no
                """
                .formatted(
                        name,
                        ofChanged("'%1$s'"),
                        ofChanged("coalesce(e.\"%1$s\"::text, '')"),
                        ofChanged("coalesce(s.\"%1$s\"::text, '')"),
                        MOST_OF_A_STATE);
    }

    /** For each column: something about it where its value changes. */
    private String ofChanged(String said) {
        return columns.stream()
                .map(column -> ("case when s.\"%1$s\" is distinct from e.\"%1$s\" then " + said + " end")
                        .formatted(column.name()))
                .collect(Collectors.joining(", "));
    }

    /** All rows, what is there of them, and what they do, as one number. */
    private String digest() {
        String values = columns.stream()
                .map(column -> "s.\"%1$s\", e.\"%1$s\"".formatted(column.name()))
                .collect(Collectors.joining(", "));
        return """
                select count(*)::text || ':' || coalesce(sum(hashtextextended(
                  jsonb_build_array(x.line, x.state, x.effect, %s)::text, 0)), 0)::text
                from seen x join staged s on s.row_no = x.row_no left join there e on e.row_no = x.row_no
                """
                .formatted(values);
    }
}
