package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.tree.UnitRow;

/** What the cells of a branch plan, counted in the database. */
@ApplicationScoped
public class BranchRepository {

    private static final String CELLS =
            """
            with recursive branch(unit_id, due_on) as (
              select cast(?1 as bigint),
                (select d.due_on from unit_chain(?1, ?3) c join plan_due d on d.unit_id = c.unit_id and d.year = ?2
                  order by c.distance limit 1)
              union all
              select p.unit_id, coalesce(d.due_on, b.due_on)
              from branch b
              join unit_period_on(?3) p on p.parent_id = b.unit_id
              left join plan_due d on d.unit_id = p.unit_id and d.year = ?2
            ),
            cell as materialized (
              select u.code, c.name, a.status, a.number, a.reported_on, b.due_on, l.lines, l.kept, l.overdue,
                k.tasks, k.waiting, k.confirmed, k.rated
              from branch b
              join unit u on u.id = b.unit_id
              join unit_period_on(?3) c on c.unit_id = b.unit_id and c.kind = 'CELL'
              left join lateral (
                select p.id, p.status, p.number, p.reported_on from annual_plan p
                where p.cell_id = b.unit_id and p.year = ?2 and p.status <> 'REPLACED'
                order by p.status in ('DRAFT', 'ADOPTED') limit 1) a on true
              left join lateral (
                select count(*) as lines, count(m.id) as kept,
                  count(*) filter (where m.id is null and make_date(?2, x.month, 1) + interval '1 month' <= ?4) as overdue
                from plan_line x
                left join meeting m on m.plan_line = x.line and m.counted and m.kind = 'THEMATIC' and m.year = ?2
                where x.plan_id = a.id and a.status not in ('DRAFT', 'ADOPTED')) l on true
              left join lateral (
                select count(*) as tasks, count(*) filter (where t.status in ('SENT', 'SELF_RATED')) as waiting,
                  count(*) filter (where t.status in ('CONFIRMED', 'IN_PROGRESS', 'SELF_RATED', 'RATED')) as confirmed,
                  count(*) filter (where t.status = 'RATED') as rated
                from key_task t where t.cell_id = b.unit_id and t.year = ?2) k on true
            )
            select c.code, c.name, c.status, c.number, c.reported_on, c.due_on, c.lines, c.kept, c.overdue,
              c.tasks, c.waiting, c.confirmed, c.rated, t.total, t.reported, t.waiting, count(*) over ()
            from cell c cross join (
              select count(*) as total, count(reported_on) as reported,
                count(*) filter (where coalesce(status, '') = 'REPORTED' or waiting > 0) as waiting from cell) t
            where ?5 = 'ALL'
              or ?5 = 'WAITING' and (coalesce(c.status, '') = 'REPORTED' or c.waiting > 0)
              or ?5 = 'NOT_REPORTED' and (c.reported_on is null or c.reported_on > c.due_on)
            order by c.code
            """;

    @PersistenceContext
    private EntityManager em;

    /**
     * A page of the cells of a branch.
     *
     * @param day on which the tree is read
     * @param today on which a line is overdue or not
     * @param first place of the first row, from 0
     */
    BranchView page(
            UnitRow unit,
            int year,
            LocalDate day,
            LocalDate today,
            BranchFilter filter,
            int first,
            int most,
            List<Integer> years,
            boolean directing) {
        List<?> rows = em.createNativeQuery(CELLS)
                .setParameter(1, unit.id())
                .setParameter(2, year)
                .setParameter(3, day)
                .setParameter(4, today)
                .setParameter(5, filter.name())
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
        List<Object[]> found = rows.stream().map(Object[].class::cast).toList();
        Object[] head = found.isEmpty() ? null : found.get(0);
        return new BranchView(
                unit,
                year,
                found.stream().map(BranchRepository::row).toList(),
                head == null ? 0 : number(head[13]),
                head == null ? 0 : number(head[14]),
                head == null ? 0 : number(head[15]),
                head == null ? 0 : number(head[16]),
                years,
                findDue(unit.id(), year),
                directing,
                today);
    }

    /** The years for which any cell that the person may follow has a plan, oldest first. */
    List<Integer> listYears() {
        List<?> years = em.createNativeQuery("select distinct year from annual_plan order by year")
                .getResultList();
        return years.stream().map(BranchRepository::number).toList();
    }

    /** The day that the unit itself said; null when it said none. */
    private LocalDate findDue(long unitId, int year) {
        List<?> days = em.createNativeQuery("select due_on from plan_due where unit_id = ?1 and year = ?2")
                .setParameter(1, unitId)
                .setParameter(2, year)
                .getResultList();
        return days.stream().map(BranchRepository::day).findFirst().orElse(null);
    }

    private static BranchRow row(Object[] row) {
        return new BranchRow(
                (String) row[0],
                (String) row[1],
                row[2] == null ? null : AnnualPlanStatus.valueOf((String) row[2]),
                (String) row[3],
                day(row[4]),
                day(row[5]),
                number(row[6]),
                number(row[7]),
                number(row[8]),
                number(row[9]),
                number(row[10]),
                number(row[11]),
                number(row[12]));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }
}
