package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The records behind figures of plans, key tasks and years in the database. */
@ApplicationScoped
public class RecordListRepository {

    /** The cells of a filter, with their names at the end of the year. */
    private static final String CELLS =
            """
            with cell as materialized (
              select c.unit_id, u.code, n.name
              from cells_counted(?1, ?2, ?3, ?4) c(unit_id)
              join unit u on u.id = c.unit_id
              left join lateral (select p.name from unit_period p
                where p.unit_id = c.unit_id and p.valid_from <= make_date(?3, 12, 31)
                order by p.valid_from desc limit 1) n on true
            )
            """;

    private static final String PLAN_LINES =
            """
            from plan_line_in_force l
            join cell c on c.unit_id = l.cell_id
            left join meeting m on m.plan_line = l.line and m.cell_id = l.cell_id and m.year = l.year
              and m.kind = 'THEMATIC' and m.counted
            where l.year = ?3 and (cast(?5 as text) is null or (m.id is not null) = (?5 = 'yes'))
            """;

    private static final String PLANS =
            """
            from annual_plan p
            join cell c on c.unit_id = p.cell_id
            where p.year = ?3 and p.status in ('REPORTED', 'RETURNED', 'ACKNOWLEDGED') and cast(?5 as text) is null
            """;

    private static final String DONE =
            "coalesce(coalesce(k.superior_rating, k.self_rating) in ('EXCEEDED', 'DONE'), false)";

    private static final String KEY_TASKS =
            """
            from key_task k
            join cell c on c.unit_id = k.cell_id
            where k.year = ?3 and k.status <> 'DRAFT' and (cast(?5 as text) is null or %s = (?5 = 'yes'))
            """
                    .formatted(DONE);

    private static final String YEAR_GRADES =
            """
            from year_grade g
            join cell c on c.unit_id = g.cell_id
            where g.year = ?3 and g.grade is not null and (cast(?5 as text) is null or g.grade = ?5)
            """;

    @PersistenceContext
    private EntityManager em;

    RecordSlice<PlanLineRow> slicePlanLines(RecordFilter filter, String kept, int first, int most) {
        return slice(
                "select c.code, c.name, l.month, l.topic, l.topic_group, m.ref, m.held_on ",
                PLAN_LINES,
                "order by c.code, l.month, l.position",
                filter,
                kept,
                first,
                most,
                row -> new PlanLineRow(
                        (String) row[0],
                        (String) row[1],
                        number(row[2]),
                        (String) row[3],
                        (String) row[4],
                        (UUID) row[5],
                        day(row[6])));
    }

    RecordSlice<PlanRow> slicePlans(RecordFilter filter, int first, int most) {
        return slice(
                "select c.code, c.name, p.number, p.issued_on, p.reported_on, p.status,"
                        + " (select count(*) from plan_line l where l.plan_id = p.id) ",
                PLANS,
                "order by c.code",
                filter,
                null,
                first,
                most,
                row -> new PlanRow(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        day(row[3]),
                        day(row[4]),
                        (String) row[5],
                        number(row[6])));
    }

    RecordSlice<KeyTaskRow> sliceKeyTasks(RecordFilter filter, String done, int first, int most) {
        return slice(
                "select c.code, c.name, k.number, k.task, k.target, k.due_on, k.status,"
                        + " coalesce(k.superior_rating, k.self_rating), " + DONE + " ",
                KEY_TASKS,
                "order by c.code, k.number",
                filter,
                done,
                first,
                most,
                row -> new KeyTaskRow(
                        (String) row[0],
                        (String) row[1],
                        number(row[2]),
                        (String) row[3],
                        (String) row[4],
                        day(row[5]),
                        (String) row[6],
                        (String) row[7],
                        (Boolean) row[8]));
    }

    RecordSlice<YearGradeRow> sliceYearGrades(RecordFilter filter, String grade, int first, int most) {
        return slice(
                "select c.code, c.name, g.self_grade, g.superior_grade, g.grade ",
                YEAR_GRADES,
                "order by c.code",
                filter,
                grade,
                first,
                most,
                row -> new YearGradeRow(
                        (String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]));
    }

    private <T> RecordSlice<T> slice(
            String columns,
            String rows,
            String order,
            RecordFilter filter,
            String narrow,
            int first,
            int most,
            Function<Object[], T> row) {
        // The second wall lets the records pass that the person's units carry on for; the next list sets it anew.
        em.createNativeQuery("select set_config('nennep.now', ?1, true)")
                .setParameter(1, filter.now() == null ? "" : filter.now().toString())
                .getSingleResult();
        Object total =
                filtered(CELLS + "select count(*) " + rows, filter, narrow).getSingleResult();
        List<?> found = filtered(CELLS + columns + rows + order, filter, narrow)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
        return new RecordSlice<>(
                number(total), found.stream().map(Object[].class::cast).map(row).toList());
    }

    private Query filtered(String sql, RecordFilter filter, String narrow) {
        return em.createNativeQuery(sql)
                .setParameter(1, filter.unit().id())
                .setParameter(2, filter.under() == null ? null : filter.under().id())
                .setParameter(3, filter.year())
                .setParameter(4, filter.now())
                .setParameter(5, narrow);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }
}
