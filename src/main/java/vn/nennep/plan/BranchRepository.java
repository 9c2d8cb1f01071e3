package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.PageSql;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.Sql;
import vn.nennep.tree.UnitRow;

/** What the cells of a branch plan, counted in the database. */
@ApplicationScoped
public class BranchRepository {

    // A meeting that counts was held; that it was is said again, since the index of lines has only meetings that were.
    private static final String CELLS =
            """
            with recursive branch(unit_id, due_on) as (
              select cast(:unit as bigint),
                (select d.due_on from unit_chain(:unit, :day) c join plan_due d on d.unit_id = c.unit_id and d.year = :year
                  order by c.distance limit 1)
              union all
              select p.unit_id, coalesce(d.due_on, b.due_on)
              from branch b
              join unit_period_on(:day) p on p.parent_id = b.unit_id
              left join plan_due d on d.unit_id = p.unit_id and d.year = :year
            ),
            cell as materialized (
              select u.code, c.name, a.status, a.number, a.reported_on, b.due_on, l.lines, l.kept, l.overdue,
                k.tasks, k.waiting, k.confirmed, k.rated
              from branch b
              join unit u on u.id = b.unit_id
              join unit_period_on(:day) c on c.unit_id = b.unit_id and c.kind = 'CELL'
              left join lateral (
                select p.id, p.status, p.number, p.reported_on from annual_plan p
                where p.cell_id = b.unit_id and p.year = :year and p.status <> 'REPLACED'
                order by p.status in ('DRAFT', 'ADOPTED') limit 1) a on true
              left join lateral (
                select count(*) as lines, count(m.id) as kept,
                  count(*) filter (where m.id is null and make_date(:year, x.month, 1) + interval '1 month' <= :today) as overdue
                from plan_line x
                left join meeting m on m.plan_line = x.line and m.status <> 'NOT_HELD' and m.counted and m.kind = 'THEMATIC'
                  and m.year = :year
                where x.plan_id = a.id and a.status not in ('DRAFT', 'ADOPTED')) l on true
              left join lateral (
                select count(*) as tasks, count(*) filter (where t.status in ('SENT', 'SELF_RATED')) as waiting,
                  count(*) filter (where t.status in ('CONFIRMED', 'IN_PROGRESS', 'SELF_RATED', 'RATED')) as confirmed,
                  count(*) filter (where t.status = 'RATED') as rated
                from key_task t where t.cell_id = b.unit_id and t.year = :year) k on true
            )
            """;

    private static final String TOTALS =
            """
            select count(*) as cells, count(reported_on) as reported,
              count(*) filter (where coalesce(status, '') = 'REPORTED' or waiting > 0) as waiting
            from cell
            """;

    private static final String PAGE =
            """
            select c.code, c.name, c.status, c.number, c.reported_on, c.due_on, c.lines, c.kept, c.overdue,
              c.tasks, c.waiting, c.confirmed, c.rated, t.cells as of_cells, t.reported as of_reported,
              t.waiting as of_waiting, count(*) over () as rows_in_all
            from cell c cross join (%s) t
            where (:filter = 'ALL'
                or :filter = 'WAITING' and (coalesce(c.status, '') = 'REPORTED' or c.waiting > 0)
                or :filter = 'NOT_REPORTED' and (c.reported_on is null or c.reported_on > c.due_on))
              and (cardinality(:words) = 0
                or (select bool_and(position(word in search_form(concat_ws(' ', c.name, c.code))) > 0) from unnest(:words) word))
            """
                    .formatted(TOTALS);

    /** The columns that a person can choose: plans by how far they are, what was kept by its share. */
    private static final String SORTED_BY =
            """
            case :sortedBy
              when 'name' then c.name
              when 'status' then array_position(
                array['DRAFT', 'ADOPTED', 'ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED'], c.status)::text
              when 'reportedOn' then c.reported_on::text
              when 'kept' then to_char(100000 * c.kept / nullif(c.lines, 0), 'FM000000')
              when 'tasks' then to_char(c.tasks, 'FM00000') end
            """;

    @Inject
    private Sql sql;

    /** A cell, how many there are in the whole branch, and in the whole list. */
    record Line(@Nested BranchRow cell, @Nested("of") BranchTotals totals, int rowsInAll) {}

    /**
     * A page of the cells of a branch, by code when nothing else is asked for.
     *
     * @param day on which the tree is read
     * @param today on which a line is overdue or not
     */
    BranchSlice page(UnitRow unit, int year, LocalDate day, LocalDate today, BranchFilter filter, PageRequest request) {
        Query page = PageSql.bind(
                        asked(CELLS + PAGE + PageSql.of(SORTED_BY, "c.code"), unit, year, day, today), request)
                .bind("filter", filter)
                .bindArray("words", String.class, request.searched());
        List<Line> found = page.mapTo(Line.class).list();
        BranchTotals totals = found.stream().findFirst().map(Line::totals).orElseGet(() -> asked(
                        CELLS + TOTALS, unit, year, day, today)
                .mapTo(BranchTotals.class)
                .one());
        int inAll = found.stream().findFirst().map(Line::rowsInAll).orElse(0);
        return new BranchSlice(
                totals, new RowPage<>(found.stream().map(Line::cell).toList(), inAll));
    }

    private Query asked(String statement, UnitRow unit, int year, LocalDate day, LocalDate today) {
        return sql.query(statement)
                .bind("unit", unit.id())
                .bind("year", year)
                .bind("day", day)
                .bind("today", today);
    }

    /** The years for which any cell that the person may follow has a plan, oldest first. */
    List<Integer> listYears() {
        return sql.query("select distinct year from annual_plan order by year")
                .mapTo(Integer.class)
                .list();
    }

    /** The day that the unit itself set; null when it set none. */
    LocalDate findDue(long unitId, int year) {
        return sql.query("select due_on from plan_due where unit_id = :unit and year = :year")
                .bind("unit", unitId)
                .bind("year", year)
                .mapTo(LocalDate.class)
                .findFirst()
                .orElse(null);
    }
}
