package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.meeting.MeetingKind;

/** Finds what needs somebody: a handful of statements over sets of cells, none of them for a single row. */
@ApplicationScoped
public class AlertRepository {

    /** Of each kind the first lines, by age, and how many there are. */
    private static final String FIRST_OF_EACH_KIND =
            """
            select kind, cell_id, ref, a, b, c, d, total
            from (select f.*, count(*) over (partition by kind) as total,
                    row_number() over (partition by kind order by d nulls last, cell_id, a, b) as place
                  from found f) n
            where place <= ?4
            order by d nulls last, cell_id, place
            """;

    private static final String CELLS = "select unnest(cast(string_to_array(?%d, ',') as bigint[])) as cell_id";

    @PersistenceContext
    private EntityManager em;

    /** The units that stand on a day at and below these, by name. */
    List<AlertUnit> listUnits(Collection<Long> roots, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        with recursive below(unit_id, root_id, branch_id, depth) as (
                          select p.unit_id, p.unit_id, cast(null as bigint), 0
                          from unit_period_on(cast(?2 as date)) p
                          where p.unit_id = any (cast(string_to_array(?1, ',') as bigint[]))
                          union all
                          select p.unit_id, b.root_id, coalesce(b.branch_id, p.unit_id), b.depth + 1
                          from below b join unit_period_on(cast(?2 as date)) p on p.parent_id = b.unit_id
                          where b.depth < 20
                        )
                        select u.id, u.code, p.name, b.root_id, x.code, y.name,
                          case when p.kind = 'CELL' then (select min(q.valid_from) from unit_period q
                            where q.unit_id = u.id and q.kind = 'CELL') end, p.valid_to
                        from below b
                        join unit u on u.id = b.unit_id
                        join unit_period_on(cast(?2 as date)) p on p.unit_id = u.id
                        left join unit x on x.id = b.branch_id
                        left join unit_period_on(cast(?2 as date)) y on y.unit_id = b.branch_id
                        order by p.name collate "vi-x-icu", u.code
                        """)
                .setParameter(2, day)
                .setParameter(1, joined(roots))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AlertUnit(
                        number(row[0]),
                        (String) row[1],
                        (String) row[2],
                        number(row[3]),
                        (String) row[4],
                        (String) row[5],
                        day(row[6]),
                        day(row[7])))
                .toList();
    }

    /** The years in which these cells have anything, oldest first. */
    List<Integer> listYears(Collection<Long> cells) {
        List<?> years = em.createNativeQuery(
                        "with cells as (" + CELLS.formatted(1)
                                + """
                        )
                        select year from meeting where cell_id in (select cell_id from cells)
                        union select year from annual_plan where cell_id in (select cell_id from cells)
                        union select year from key_task where cell_id in (select cell_id from cells)
                        order by 1
                        """)
                .setParameter(1, joined(cells))
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }

    /**
     * Where each of these cells stands in a year.
     *
     * @param today by whose tree a committee is above a cell
     */
    Map<Long, CellState> listStates(Collection<Long> cells, int year, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        "with cells as (" + CELLS.formatted(1)
                                + """
                        ), held as (
                          select m.cell_id,
                            bit_or(1 << m.month) filter (where m.counted and m.kind = 'REGULAR') as months,
                            bit_or(1 << (m.month + 2) / 3) filter (where m.counted and m.kind = 'THEMATIC') as quarters,
                            bit_or(1 << m.month) filter (where m.status in ('PLANNED', 'HELD') and m.kind = 'REGULAR')
                              as months_planned,
                            bit_or(1 << (m.month + 2) / 3)
                              filter (where m.status in ('PLANNED', 'HELD') and m.kind = 'THEMATIC') as quarters_planned
                          from meeting m
                          where m.year = ?2 and m.cell_id in (select cell_id from cells)
                          group by m.cell_id
                        ), plan as (
                          select p.cell_id, bool_or(p.status not in ('DRAFT', 'ADOPTED', 'REPLACED')) as in_force,
                            count(*) filter (where p.status = 'REPORTED') as waiting
                          from annual_plan p
                          where p.year = ?2 and p.cell_id in (select cell_id from cells)
                          group by p.cell_id
                        ), task as (
                          select k.cell_id, count(*) as waiting
                          from key_task k
                          where k.year = ?2 and k.status in ('SENT', 'SELF_RATED')
                            and k.cell_id in (select cell_id from cells)
                          group by k.cell_id
                        )
                        select c.cell_id, coalesce(h.months, 0), coalesce(h.quarters, 0), coalesce(h.months_planned, 0),
                          coalesce(h.quarters_planned, 0), p.cell_id is not null, coalesce(p.in_force, false),
                          coalesce(p.waiting, 0) + coalesce(t.waiting, 0),
                          case when exists (select 1 from plan_due where year = ?2) then (
                            select d.due_on from unit_chain(c.cell_id, cast(?3 as date)) u
                            join plan_due d on d.unit_id = u.unit_id and d.year = ?2
                            order by u.distance limit 1) end
                        from cells c
                        left join held h on h.cell_id = c.cell_id
                        left join plan p on p.cell_id = c.cell_id
                        left join task t on t.cell_id = c.cell_id
                        """)
                .setParameter(1, joined(cells))
                .setParameter(2, year)
                .setParameter(3, today)
                .getResultList();
        Map<Long, CellState> states = new HashMap<>();
        for (Object[] row : rows.stream().map(Object[].class::cast).toList()) {
            states.put(
                    number(row[0]),
                    new CellState(
                            (int) number(row[1]),
                            (int) number(row[2]),
                            (int) number(row[3]),
                            (int) number(row[4]),
                            (Boolean) row[5],
                            (Boolean) row[6],
                            day(row[8]),
                            (int) number(row[7])));
        }
        return states;
    }

    /** Meetings of these cells that wait for something. */
    List<FoundRow> listMeetings(Collection<Long> cells, int year, LocalDate day, AlertSettings settings) {
        Query query = em.createNativeQuery("with cells as (" + CELLS.formatted(1)
                        + """
                        ), found as (
                          select v.kind, m.cell_id, m.ref, m.kind as a, cast(m.number as text) as b, v.c, m.held_on as d
                          from meeting m
                          left join meeting_preparation p on p.meeting_id = m.id
                          cross join lateral (
                            select 'ROLL_CALL_MISSING' as kind, m.topic as c
                            where m.status in ('PLANNED', 'HELD') and m.held_on <= cast(?3 as date)
                            union all
                            select 'CONTRIBUTIONS_OPEN', cast(m.open_count as text) where m.counted and m.open_count > 0
                            union all
                            select 'NOT_CONFIRMED', m.topic
                            where m.status = 'RECORDED' and m.open_count = 0
                              and m.held_on + cast(?5 as integer) < cast(?3 as date)
                            union all
                            select 'POSTPONED', m.move_reason where m.status = 'POSTPONED'
                            union all
                            select case when p.drafted_on is null then 'DRAFT_MISSING'
                                when p.approved_on is null then 'DRAFT_NOT_APPROVED' else 'DRAFT_NOT_SENT' end, m.topic
                            where m.kind = 'THEMATIC' and m.status = 'PLANNED' and m.held_on >= cast(?3 as date)
                              and m.held_on <= cast(?3 as date) + cast(?6 as integer) and p.sent_on is null
                          ) v
                          where m.year = ?2 and m.cell_id in (select cell_id from cells)
                        )
                        """
                        + FIRST_OF_EACH_KIND)
                .setParameter(1, joined(cells))
                .setParameter(2, year)
                .setParameter(3, day)
                .setParameter(5, settings.confirmDays())
                .setParameter(6, settings.prepareDays())
                .setParameter(4, settings.rows());
        return found(query, MeetingKind::valueOf);
    }

    /** Members of these cells who were away more often running than is passed over, or without a reason. */
    List<AbsenceRow> listAbsences(Collection<Long> cells, int year, LocalDate day, int excusedRun) {
        List<?> rows = em.createNativeQuery(
                        "with cells as (" + CELLS.formatted(1)
                                + """
                        )
                        select x.cell_id, p.full_name, x.marks, x.days, x.absent,
                          x.last_absent
                        from (
                          select m.cell_id, e.member_id,
                            string_agg(e.mark, '' order by m.held_on, m.number) filter (where m.kind = 'REGULAR') as marks,
                            string_agg(cast(m.held_on as text), ',' order by m.held_on, m.number)
                              filter (where m.kind = 'REGULAR') as days,
                            count(*) filter (where e.mark = 'A') as absent,
                            max(m.held_on) filter (where e.mark = 'A') as last_absent
                          from meeting m join roll_call_entry e on e.meeting_id = m.id
                          where m.year = ?2 and m.counted and m.held_on <= cast(?3 as date) and e.category <> 'X'
                            and m.cell_id in (select cell_id from cells)
                          group by m.cell_id, e.member_id
                          having count(*) filter (where m.kind = 'REGULAR' and e.mark = 'E') > ?4
                            or count(*) filter (where e.mark = 'A') > 0
                        ) x
                        join member p on p.id = x.member_id
                        order by x.cell_id, p.given_name collate "vi-x-icu", p.family_and_middle_name collate "vi-x-icu"
                        """)
                .setParameter(1, joined(cells))
                .setParameter(2, year)
                .setParameter(3, day)
                .setParameter(4, excusedRun)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AbsenceRow(
                        number(row[0]),
                        (String) row[1],
                        row[2] == null ? "" : (String) row[2],
                        row[3] == null
                                ? List.of()
                                : Arrays.stream(((String) row[3]).split(","))
                                        .map(LocalDate::parse)
                                        .toList(),
                        (int) number(row[4]),
                        day(row[5])))
                .toList();
    }

    /**
     * Plans, proposals and key tasks: what waits in the person's own cells, and what cells below wait for.
     *
     * @param cells that the person keeps
     * @param below cells of the committee that the person answers for
     * @param units in which the person decides amendments
     */
    List<FoundRow> listPapers(
            Collection<Long> cells,
            Collection<Long> below,
            Collection<Long> units,
            int year,
            LocalDate day,
            AlertSettings settings) {
        Query query = em.createNativeQuery("with cells as (" + CELLS.formatted(1) + "), below as ("
                        + CELLS.formatted(5)
                        + """
                        ), found as (
                          select case p.status when 'RETURNED' then 'PLAN_RETURNED' when 'ISSUED' then 'PLAN_NOT_REPORTED'
                              else 'PLAN_UNFINISHED' end as kind,
                            p.cell_id, cast(null as uuid) as ref, coalesce(p.number, cast(p.revision as text)) as a,
                            (select v.reason from annual_plan_move v where v.plan_id = p.id order by v.id desc limit 1) as b,
                            cast(null as text) as c, coalesce(p.reported_on, p.issued_on) as d
                          from annual_plan p
                          where p.year = ?2 and p.status in ('RETURNED', 'ISSUED', 'DRAFT', 'ADOPTED')
                            and p.cell_id in (select cell_id from cells)
                          union all
                          select 'LINE_LATE', l.cell_id, null, cast(l.month as text), l.topic, null,
                            cast(make_date(l.year, l.month, 1) + interval '1 month' - interval '1 day' as date)
                          from plan_line_in_force l
                          where l.year = ?2 and l.cell_id in (select cell_id from cells)
                            and make_date(l.year, l.month, 1) + interval '1 month' - interval '1 day'
                              + cast(?7 as integer) * interval '1 day' < cast(?3 as date)
                            and not exists (select 1 from meeting m where m.plan_line = l.line and m.counted)
                          union all
                          select 'PROPOSAL_WAITING', t.cell_id, null, t.title,
                            p.full_name, null,
                            cast(t.proposed_at at time zone 'Asia/Ho_Chi_Minh' as date)
                          from topic_proposal t join member p on p.id = t.member_id
                          where t.year = ?2 and t.status = 'PROPOSED' and t.cell_id in (select cell_id from cells)
                          union all
                          select case k.status when 'RETURNED' then 'KEY_TASK_RETURNED' else 'KEY_TASK_LATE' end,
                            k.cell_id, null, cast(k.number as text), k.task,
                            case k.status when 'RETURNED' then (select v.reason from key_task_move v
                              where v.key_task_id = k.id order by v.id desc limit 1) end, k.due_on
                          from key_task k
                          where k.year = ?2 and k.cell_id in (select cell_id from cells)
                            and (k.status = 'RETURNED'
                              or k.status in ('CONFIRMED', 'IN_PROGRESS') and k.due_on < cast(?3 as date))
                          union all
                          select 'PLAN_REPORTED', p.cell_id, null, p.number, p.adjust_reason, null, p.reported_on
                          from annual_plan p
                          where p.year = ?2 and p.status = 'REPORTED' and p.cell_id in (select cell_id from below)
                          union all
                          select case k.status when 'SENT' then 'KEY_TASK_SENT' else 'KEY_TASK_SELF_RATED' end, k.cell_id,
                            null, cast(k.number as text), k.task, null,
                            (select cast(max(v.moved_at) at time zone 'Asia/Ho_Chi_Minh' as date) from key_task_move v
                              where v.key_task_id = k.id)
                          from key_task k
                          where k.year = ?2 and k.status in ('SENT', 'SELF_RATED')
                            and k.cell_id in (select cell_id from below)
                          union all
                          select 'YEAR_SELF_GRADED', g.cell_id, null, g.self_grade, null, null,
                            cast(g.self_at at time zone 'Asia/Ho_Chi_Minh' as date)
                          from year_grade g
                          where g.year = ?2 and g.self_grade is not null and g.superior_grade is null
                            and g.cell_id in (select cell_id from below)
                          union all
                          select 'AMENDMENT_REQUESTED', a.unit_id, null, a.what, null, null,
                            cast(a.requested_at at time zone 'Asia/Ho_Chi_Minh' as date)
                          from amendment a
                          where a.year = ?2 and a.status = 'REQUESTED'
                            and a.unit_id = any (cast(string_to_array(?6, ',') as bigint[]))
                        )
                        """
                        + FIRST_OF_EACH_KIND)
                .setParameter(1, joined(cells))
                .setParameter(5, joined(below))
                .setParameter(6, joined(units))
                .setParameter(2, year)
                .setParameter(3, day)
                .setParameter(7, settings.lineDays())
                .setParameter(4, settings.rows());
        return found(query, fact -> fact);
    }

    /**
     * Tasks that meetings gave, and what a member has to do or wants to know.
     *
     * @param cells that the person keeps
     * @param memberId whom the account stands for; null for nobody
     */
    List<FoundRow> listTasks(Collection<Long> cells, Long memberId, int year, LocalDate day, AlertSettings settings) {
        Query query = em.createNativeQuery("with cells as (" + CELLS.formatted(1)
                        + """
                        ), found as (
                          select v.kind, t.cell_id, m.ref, t.task as a, p.full_name as b,
                            cast(m.number as text) as c, t.due_on as d
                          from assigned_task t
                          join meeting m on m.id = t.meeting_id
                          join member p on p.id = t.person_id
                          cross join lateral (
                            select 'TASK_LATE' as kind
                            where t.due_on < cast(?3 as date) and t.cell_id in (select cell_id from cells)
                            union all
                            select case when t.due_on < cast(?3 as date) then 'OWN_TASK_LATE' else 'OWN_TASK' end
                            where t.person_id = cast(?5 as bigint)
                          ) v
                          where t.done_on is null and m.year <= ?2 and m.held_on <= cast(?3 as date)
                            and (t.cell_id in (select cell_id from cells) or t.person_id = cast(?5 as bigint))
                          union all
                          select 'OWN_PRESENTING', m.cell_id, m.ref, m.topic, null, cast(m.number as text), m.held_on
                          from meeting m join meeting_presenter x on x.meeting_id = m.id
                          where x.member_id = cast(?5 as bigint) and m.year = ?2 and m.status = 'PLANNED'
                            and m.held_on >= cast(?3 as date)
                          union all
                          select 'OWN_PROPOSAL_' || case t.status when 'PROPOSED' then 'WAITING' else t.status end, t.cell_id,
                            null, t.title, t.decision_reason, null,
                            cast(coalesce(t.decided_at, t.proposed_at) at time zone 'Asia/Ho_Chi_Minh' as date)
                          from topic_proposal t
                          where t.member_id = cast(?5 as bigint) and t.year = ?2 and t.status <> 'WITHDRAWN'
                        )
                        """
                        + FIRST_OF_EACH_KIND)
                .setParameter(1, joined(cells))
                .setParameter(5, memberId == null ? -1L : memberId)
                .setParameter(2, year)
                .setParameter(3, day)
                .setParameter(4, settings.rows());
        return found(query, fact -> fact);
    }

    /** @param first makes the first fact of what the database says */
    private static List<FoundRow> found(Query query, Function<String, Object> first) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new FoundRow(
                        AlertKind.valueOf((String) row[0]),
                        number(row[1]),
                        row[2] == null ? null : UUID.fromString(row[2].toString()),
                        Stream.of(row[3] == null ? null : first.apply((String) row[3]), row[4], row[5], day(row[6]))
                                .map(fact -> fact == null ? "" : fact)
                                .collect(Collectors.toList()),
                        (int) number(row[7])))
                .toList();
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((Date) value).toLocalDate();
    }
}
