package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.PageSql;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.Sql;

/** The records behind figures of plans, key tasks and years in the database. */
@ApplicationScoped
public class RecordListRepository {

    /** The cells of a filter, with their names at the end of the year. */
    private static final String CELLS =
            """
            with cell as materialized (
              select c.unit_id, u.code, n.name
              from cells_counted(:unit, :under, :year, :now) c(unit_id)
              join unit u on u.id = c.unit_id
              left join lateral (select p.name from unit_period p
                where p.unit_id = c.unit_id and p.valid_from <= make_date(:year, 12, 31)
                order by p.valid_from desc limit 1) n on true
            )
            """;

    private static final String PLAN_LINES =
            """
            from plan_line_in_force l
            join cell c on c.unit_id = l.cell_id
            left join meeting m on m.plan_line = l.line and m.cell_id = l.cell_id and m.year = l.year
              and m.kind = 'THEMATIC' and m.counted and m.status <> 'NOT_HELD'
            where l.year = :year and l.month between :firstMonth and :lastMonth
              and (cast(:narrow as text) is null or (m.id is not null) = (:narrow = 'yes'))
            """;

    private static final String PLANS =
            """
            from annual_plan p
            join cell c on c.unit_id = p.cell_id
            where p.year = :year and p.status in ('REPORTED', 'RETURNED', 'ACKNOWLEDGED') and cast(:narrow as text) is null
            """;

    private static final String DONE =
            "coalesce(coalesce(k.superior_rating, k.self_rating) in ('EXCEEDED', 'DONE'), false)";

    private static final String KEY_TASKS =
            """
            from key_task k
            join cell c on c.unit_id = k.cell_id
            where k.year = :year and k.status <> 'DRAFT' and (cast(:narrow as text) is null or %s = (:narrow = 'yes'))
            """
                    .formatted(DONE);

    private static final String YEAR_GRADES =
            """
            from year_grade g
            join cell c on c.unit_id = g.cell_id
            where g.year = :year and g.grade is not null and (cast(:narrow as text) is null or g.grade = :narrow)
            """;

    @Inject
    private Sql sql;

    RowPage<CountedPlanLine> listPlanLines(RecordFilter filter, String kept, PageRequest request) {
        return page(
                "select c.code as cell_code, c.name as cell_name, l.month, l.topic, l.topic_group, m.ref as meeting, m.held_on ",
                PLAN_LINES,
                "case :sortedBy when 'cellName' then c.name when 'month' then to_char(l.month, 'FM00')"
                        + " when 'topic' then l.topic when 'heldOn' then m.held_on::text end",
                "c.code, l.month, l.position",
                filter,
                kept,
                request,
                CountedPlanLine.class);
    }

    RowPage<CountedPlan> listPlans(RecordFilter filter, PageRequest request) {
        String lines = "(select count(*) from plan_line l where l.plan_id = p.id)";
        return page(
                "select c.code as cell_code, c.name as cell_name, p.number, p.issued_on, p.reported_on, p.status, "
                        + lines + " as lines ",
                PLANS,
                "case :sortedBy when 'cellName' then c.name when 'issuedOn' then p.issued_on::text"
                        + " when 'reportedOn' then p.reported_on::text when 'status' then p.status when 'lines' then to_char("
                        + lines + ", 'FM00000') end",
                "c.code",
                filter,
                null,
                request,
                CountedPlan.class);
    }

    RowPage<CountedKeyTask> listKeyTasks(RecordFilter filter, String done, PageRequest request) {
        return page(
                "select c.code as cell_code, c.name as cell_name, k.number, k.task, k.target, k.due_on, k.status,"
                        + " coalesce(k.superior_rating, k.self_rating) as rating, " + DONE + " as done ",
                KEY_TASKS,
                "case :sortedBy when 'cellName' then c.name when 'task' then k.task when 'dueOn' then k.due_on::text"
                        + " when 'status' then k.status end",
                "c.code, k.number",
                filter,
                done,
                request,
                CountedKeyTask.class);
    }

    RowPage<YearGradeRow> listYearGrades(RecordFilter filter, String grade, PageRequest request) {
        return page(
                "select c.code as cell_code, c.name as cell_name, g.self_grade, g.superior_grade, g.grade ",
                YEAR_GRADES,
                "case :sortedBy when 'cellName' then c.name end",
                "c.code",
                filter,
                grade,
                request,
                YearGradeRow.class);
    }

    /**
     * @param key a text that the rows are sorted by when a person chose a column; empty otherwise
     * @param order the list's own order, which rows with equal keys keep
     */
    private <T> RowPage<T> page(
            String columns,
            String records,
            String key,
            String order,
            RecordFilter filter,
            String narrow,
            PageRequest request,
            Class<T> rows) {
        // Row-level security then lets pass the records of cells that the person's units carry on for; each list sets
        // the day again.
        sql.query("select set_config('nennep.now', :now, true)")
                .bind("now", filter.now() == null ? "" : filter.now().toString())
                .mapTo(String.class)
                .one();
        int total = filtered(CELLS + "select count(*) " + records, filter, narrow)
                .mapTo(int.class)
                .one();
        Query rowsOfPage = filtered(CELLS + columns + records + PageSql.of(key, order), filter, narrow);
        return new RowPage<>(PageSql.bind(rowsOfPage, request).mapTo(rows).list(), total);
    }

    private Query filtered(String statement, RecordFilter filter, String narrow) {
        return sql.query(statement)
                .bind("unit", filter.unit().id())
                .bind("under", filter.under() == null ? null : filter.under().id())
                .bind("year", filter.year())
                .bind("now", filter.now())
                .bind("firstMonth", filter.period().firstMonth())
                .bind("lastMonth", filter.period().lastMonth())
                .bind("narrow", narrow);
    }
}
