package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.Sql;

/** Reads where units and cells stand: a handful of statements over sets of cells, none of them for a single row. */
@ApplicationScoped
public class AlertRepository {

    /** The cells that a statement is about, under a name. */
    private static final String CELLS = "with cells as (select unnest(:cells) as cell_id)\n";

    @Inject
    private Sql sql;

    /** The units that stand on a day at and below these, by name. */
    List<AlertUnit> listUnits(Collection<Long> roots, LocalDate day) {
        return sql.query(
                        """
                        with recursive below(unit_id, root_id, branch_id, depth) as (
                          select p.unit_id, p.unit_id, cast(null as bigint), 0
                          from unit_period_on(cast(:day as date)) p
                          where p.unit_id = any(:roots)
                          union all
                          select p.unit_id, b.root_id, coalesce(b.branch_id, p.unit_id), b.depth + 1
                          from below b join unit_period_on(cast(:day as date)) p on p.parent_id = b.unit_id
                          where b.depth < 20
                        )
                        select u.id, u.code, p.name, b.root_id, x.code as branch_code, y.name as branch_name,
                          case when p.kind = 'CELL' then (select min(q.valid_from) from unit_period q
                            where q.unit_id = u.id and q.kind = 'CELL') end as "from",
                          p.valid_to as "to"
                        from below b
                        join unit u on u.id = b.unit_id
                        join unit_period_on(cast(:day as date)) p on p.unit_id = u.id
                        left join unit x on x.id = b.branch_id
                        left join unit_period_on(cast(:day as date)) y on y.unit_id = b.branch_id
                        order by p.name collate "vi-x-icu", u.code
                        """)
                .bindArray("roots", Long.class, roots)
                .bind("day", day)
                .mapTo(AlertUnit.class)
                .list();
    }

    /** The years in which these cells have anything, oldest first. */
    List<Integer> listYears(Collection<Long> cells) {
        return sql.query(
                        CELLS
                                + """
                                select year from meeting where cell_id in (select cell_id from cells)
                                union select year from annual_plan where cell_id in (select cell_id from cells)
                                union select year from key_task where cell_id in (select cell_id from cells)
                                order by 1
                                """)
                .bindArray("cells", Long.class, cells)
                .mapTo(Integer.class)
                .list();
    }

    /**
     * Where each of these cells stands in a year, by its identifier.
     *
     * @param today by whose tree a committee is above a cell
     */
    Map<Long, CellState> listStates(Collection<Long> cells, int year, LocalDate today) {
        return sql.query(
                        CELLS
                                + """
                                , held as (
                                  select m.cell_id,
                                    bit_or(1 << m.month) filter (where m.counted and m.kind = 'REGULAR') as months,
                                    bit_or(1 << (m.month + 2) / 3) filter (where m.counted and m.kind = 'THEMATIC') as quarters,
                                    bit_or(1 << m.month) filter (where m.status in ('PLANNED', 'HELD') and m.kind = 'REGULAR')
                                      as months_planned,
                                    bit_or(1 << (m.month + 2) / 3)
                                      filter (where m.status in ('PLANNED', 'HELD') and m.kind = 'THEMATIC') as quarters_planned,
                                    bit_or(1 << m.month) filter (where m.status = 'NOT_HELD' and m.kind = 'REGULAR') as months_said,
                                    bit_or(1 << (m.month + 2) / 3) filter (where m.status = 'NOT_HELD' and m.kind = 'THEMATIC')
                                      as quarters_said
                                  from meeting m
                                  where m.year = :year and m.cell_id in (select cell_id from cells)
                                  group by m.cell_id
                                ), plan as (
                                  select p.cell_id, bool_or(p.status not in ('DRAFT', 'ADOPTED', 'REPLACED')) as in_force,
                                    count(*) filter (where p.status = 'REPORTED') as waiting
                                  from annual_plan p
                                  where p.year = :year and p.cell_id in (select cell_id from cells)
                                  group by p.cell_id
                                ), task as (
                                  select k.cell_id, count(*) as waiting
                                  from key_task k
                                  where k.year = :year and k.status in ('SENT', 'SELF_RATED')
                                    and k.cell_id in (select cell_id from cells)
                                  group by k.cell_id
                                )
                                select c.cell_id, coalesce(h.months, 0) as months, coalesce(h.quarters, 0) as quarters,
                                  coalesce(h.months_planned, 0) as months_planned,
                                  coalesce(h.quarters_planned, 0) as quarters_planned,
                                  coalesce(h.months_said, 0) as months_said, coalesce(h.quarters_said, 0) as quarters_said, p.cell_id is not null as plan_known,
                                  coalesce(p.in_force, false) as plan_in_force,
                                  coalesce(p.waiting, 0) + coalesce(t.waiting, 0) as waiting,
                                  case when exists (select 1 from plan_due where year = :year) then (
                                    select d.due_on from unit_chain(c.cell_id, cast(:today as date)) u
                                    join plan_due d on d.unit_id = u.unit_id and d.year = :year
                                    order by u.distance limit 1) end as plan_due_on
                                from cells c
                                left join held h on h.cell_id = c.cell_id
                                left join plan p on p.cell_id = c.cell_id
                                left join task t on t.cell_id = c.cell_id
                                """)
                .bindArray("cells", Long.class, cells)
                .bind("year", year)
                .bind("today", today)
                .mapTo(CellState.class)
                .collect(Collectors.toMap(CellState::cellId, Function.identity()));
    }

    /** Meetings of these cells in the months of a period whose day has passed and whose roll is not recorded. */
    List<OpenRoll> listOpenRolls(Collection<Long> cells, ReportingPeriod period, LocalDate today) {
        return sql.query(
                        """
                        select m.cell_id, m.number, m.held_on
                        from meeting m
                        where m.year = :year and m.month between :first and :last and m.status in ('PLANNED', 'HELD')
                          and m.held_on < :today and m.cell_id = any (:cells)
                        order by m.held_on, m.cell_id, m.number
                        """)
                .bindArray("cells", Long.class, cells)
                .bind("year", period.year())
                .bind("first", period.firstMonth())
                .bind("last", period.lastMonth())
                .bind("today", today)
                .mapTo(OpenRoll.class)
                .list();
    }

    /**
     * Members of these cells who were excused at more regular meetings of the year than the settings overlook, or
     * absent without a reason at any meeting.
     */
    List<AbsenceRow> listAbsences(Collection<Long> cells, int year, LocalDate day, int excusedRun) {
        return sql.query(
                        CELLS
                                + """
                                select x.cell_id, p.full_name as member, x.marks, x.days, x.absent, x.last_absent
                                from (
                                  select m.cell_id, e.member_id,
                                    coalesce(string_agg(e.mark, '' order by m.held_on, m.number) filter (where m.kind = 'REGULAR'), '') as marks,
                                    coalesce(array_agg(m.held_on order by m.held_on, m.number) filter (where m.kind = 'REGULAR'), '{}') as days,
                                    count(*) filter (where e.mark = 'A') as absent,
                                    max(m.held_on) filter (where e.mark = 'A') as last_absent
                                  from meeting m join roll_call_entry e on e.meeting_id = m.id and e.year = m.year
                                  where m.year = :year and m.counted and m.held_on <= cast(:day as date) and e.category <> 'X'
                                    and m.cell_id in (select cell_id from cells)
                                  group by m.cell_id, e.member_id
                                  having count(*) filter (where m.kind = 'REGULAR' and e.mark = 'E') > :excusedRun
                                    or count(*) filter (where e.mark = 'A') > 0
                                ) x
                                join member p on p.id = x.member_id
                                order by x.cell_id, p.given_name collate "vi-x-icu", p.family_and_middle_name collate "vi-x-icu"
                                """)
                .bindArray("cells", Long.class, cells)
                .bind("year", year)
                .bind("day", day)
                .bind("excusedRun", excusedRun)
                .mapTo(AbsenceRow.class)
                .list();
    }
}
