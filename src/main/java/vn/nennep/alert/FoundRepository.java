package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.shared.Sql;

/** Finds meetings, papers and tasks that wait for somebody, over sets of cells. */
@ApplicationScoped
public class FoundRepository {

    private static final String CELLS = "with cells as (select unnest(:cells) as cell_id)\n";

    private static final String CELLS_AND_BELOW =
            """
            with cells as (select unnest(:cells) as cell_id), below as (select unnest(:below) as cell_id)
            """;

    /** Of each kind the first lines, by age, and how many there are. */
    private static final String FIRST_OF_EACH_KIND =
            """
            select kind, cell_id, ref, a, b, c, d, total
            from (select f.*, count(*) over (partition by kind) as total,
                    row_number() over (partition by kind order by d nulls last, cell_id, a, b) as place
                  from found f) n
            where place <= :rows
            order by d nulls last, cell_id, place
            """;

    @Inject
    private Sql sql;

    /** Meetings of these cells that wait for something. */
    List<FoundRow> listMeetings(Collection<Long> cells, int year, LocalDate day, AlertSettings settings) {
        return found(
                sql.query(CELLS
                                + """
                                        , found as (
                                          select v.kind, m.cell_id, m.ref, m.kind as a, cast(m.number as text) as b, v.c, m.held_on as d
                                          from meeting m
                                          left join meeting_preparation p on p.meeting_id = m.id
                                          cross join lateral (
                                            select 'ROLL_CALL_MISSING' as kind, m.topic as c
                                            where m.status in ('PLANNED', 'HELD') and m.held_on <= cast(:day as date)
                                            union all
                                            select 'CONTRIBUTIONS_OPEN', cast(m.open_count as text) where m.counted and m.open_count > 0
                                            union all
                                            select 'NOT_CONFIRMED', m.topic
                                            where m.status = 'RECORDED' and m.open_count = 0
                                              and m.held_on + cast(:confirmDays as integer) < cast(:day as date)
                                            union all
                                            select 'POSTPONED', m.move_reason where m.status = 'POSTPONED'
                                            union all
                                            select case when p.drafted_on is null then 'DRAFT_MISSING'
                                                when p.approved_on is null then 'DRAFT_NOT_APPROVED' else 'DRAFT_NOT_SENT' end, m.topic
                                            where m.kind = 'THEMATIC' and m.status = 'PLANNED' and m.held_on >= cast(:day as date)
                                              and m.held_on <= cast(:day as date) + cast(:prepareDays as integer) and p.sent_on is null
                                          ) v
                                          where m.year = :year and m.cell_id in (select cell_id from cells)
                                        )
                                        """
                                + FIRST_OF_EACH_KIND)
                        .bindArray("cells", Long.class, cells)
                        .bind("year", year)
                        .bind("day", day)
                        .bind("confirmDays", settings.confirmDays())
                        .bind("prepareDays", settings.prepareDays())
                        .bind("rows", settings.rows()),
                MeetingKind::valueOf);
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
        return found(
                sql.query(CELLS_AND_BELOW
                                + """
                                        , found as (
                                          select case p.status when 'RETURNED' then 'PLAN_RETURNED' when 'ISSUED' then 'PLAN_NOT_REPORTED'
                                              else 'PLAN_UNFINISHED' end as kind,
                                            p.cell_id, cast(null as uuid) as ref, coalesce(p.number, cast(p.revision as text)) as a,
                                            (select v.reason from annual_plan_move v where v.plan_id = p.id order by v.id desc limit 1) as b,
                                            cast(null as text) as c, coalesce(p.reported_on, p.issued_on) as d
                                          from annual_plan p
                                          where p.year = :year and p.status in ('RETURNED', 'ISSUED', 'DRAFT', 'ADOPTED')
                                            and p.cell_id in (select cell_id from cells)
                                          union all
                                          select 'LINE_LATE', l.cell_id, null, cast(l.month as text), l.topic, null,
                                            cast(make_date(l.year, l.month, 1) + interval '1 month' - interval '1 day' as date)
                                          from plan_line_in_force l
                                          where l.year = :year and l.cell_id in (select cell_id from cells)
                                            and make_date(l.year, l.month, 1) + interval '1 month' - interval '1 day'
                                              + cast(:lineDays as integer) * interval '1 day' < cast(:day as date)
                                            and not exists (select 1 from meeting m where m.plan_line = l.line
                                              and m.status <> 'NOT_HELD' and m.counted)
                                          union all
                                          select 'PROPOSAL_WAITING', t.cell_id, null, t.title,
                                            p.full_name, null,
                                            cast(t.proposed_at at time zone 'Asia/Ho_Chi_Minh' as date)
                                          from topic_proposal t join member p on p.id = t.member_id
                                          where t.year = :year and t.status = 'PROPOSED' and t.cell_id in (select cell_id from cells)
                                          union all
                                          select case k.status when 'RETURNED' then 'KEY_TASK_RETURNED' else 'KEY_TASK_LATE' end,
                                            k.cell_id, null, cast(k.number as text), k.task,
                                            case k.status when 'RETURNED' then (select v.reason from key_task_move v
                                              where v.key_task_id = k.id order by v.id desc limit 1) end, k.due_on
                                          from key_task k
                                          where k.year = :year and k.cell_id in (select cell_id from cells)
                                            and (k.status = 'RETURNED'
                                              or k.status in ('CONFIRMED', 'IN_PROGRESS') and k.due_on < cast(:day as date))
                                          union all
                                          select 'PLAN_REPORTED', p.cell_id, null, p.number, p.adjust_reason, null, p.reported_on
                                          from annual_plan p
                                          where p.year = :year and p.status = 'REPORTED' and p.cell_id in (select cell_id from below)
                                          union all
                                          select case k.status when 'SENT' then 'KEY_TASK_SENT' else 'KEY_TASK_SELF_RATED' end, k.cell_id,
                                            null, cast(k.number as text), k.task, null,
                                            (select cast(max(v.moved_at) at time zone 'Asia/Ho_Chi_Minh' as date) from key_task_move v
                                              where v.key_task_id = k.id)
                                          from key_task k
                                          where k.year = :year and k.status in ('SENT', 'SELF_RATED')
                                            and k.cell_id in (select cell_id from below)
                                          union all
                                          select 'YEAR_SELF_GRADED', g.cell_id, null, g.self_grade, null, null,
                                            cast(g.self_at at time zone 'Asia/Ho_Chi_Minh' as date)
                                          from year_grade g
                                          where g.year = :year and g.self_grade is not null and g.superior_grade is null
                                            and g.cell_id in (select cell_id from below)
                                          union all
                                          select 'AMENDMENT_REQUESTED', a.unit_id, null, a.what, null, null,
                                            cast(a.requested_at at time zone 'Asia/Ho_Chi_Minh' as date)
                                          from amendment a
                                          where a.year = :year and a.status = 'REQUESTED'
                                            and a.unit_id = any(:units)
                                        )
                                        """
                                + FIRST_OF_EACH_KIND)
                        .bindArray("cells", Long.class, cells)
                        .bindArray("below", Long.class, below)
                        .bindArray("units", Long.class, units)
                        .bind("year", year)
                        .bind("day", day)
                        .bind("lineDays", settings.lineDays())
                        .bind("rows", settings.rows()),
                fact -> fact);
    }

    /**
     * Tasks that meetings gave, and what a member has to do or wants to know.
     *
     * @param cells that the person keeps
     * @param memberId whom the account stands for; null for nobody
     */
    List<FoundRow> listTasks(Collection<Long> cells, Long memberId, int year, LocalDate day, AlertSettings settings) {
        return found(
                sql.query(CELLS
                                + """
                                        , found as (
                                          select v.kind, t.cell_id, m.ref, t.task as a, p.full_name as b,
                                            cast(m.number as text) as c, t.due_on as d
                                          from assigned_task t
                                          join meeting m on m.id = t.meeting_id
                                          join member p on p.id = t.person_id
                                          cross join lateral (
                                            select 'TASK_LATE' as kind
                                            where t.due_on < cast(:day as date) and t.cell_id in (select cell_id from cells)
                                            union all
                                            select case when t.due_on < cast(:day as date) then 'OWN_TASK_LATE' else 'OWN_TASK' end
                                            where t.person_id = cast(:member as bigint)
                                          ) v
                                          where t.done_on is null and m.year <= :year and m.held_on <= cast(:day as date)
                                            and (t.cell_id in (select cell_id from cells) or t.person_id = cast(:member as bigint))
                                          union all
                                          select 'OWN_PRESENTING', m.cell_id, m.ref, m.topic, null, cast(m.number as text), m.held_on
                                          from meeting m join meeting_presenter x on x.meeting_id = m.id
                                          where x.member_id = cast(:member as bigint) and m.year = :year and m.status = 'PLANNED'
                                            and m.held_on >= cast(:day as date)
                                          union all
                                          select 'OWN_PROPOSAL_' || case t.status when 'PROPOSED' then 'WAITING' else t.status end, t.cell_id,
                                            null, t.title, t.decision_reason, null,
                                            cast(coalesce(t.decided_at, t.proposed_at) at time zone 'Asia/Ho_Chi_Minh' as date)
                                          from topic_proposal t
                                          where t.member_id = cast(:member as bigint) and t.year = :year and t.status <> 'WITHDRAWN'
                                        )
                                        """
                                + FIRST_OF_EACH_KIND)
                        .bindArray("cells", Long.class, cells)
                        .bind("member", memberId)
                        .bind("year", year)
                        .bind("day", day)
                        .bind("rows", settings.rows()),
                fact -> fact);
    }

    /** @param first makes the first fact of what the database says */
    private static List<FoundRow> found(Query question, Function<String, Object> first) {
        return question.mapTo(Columns.class).map(row -> row.found(first)).list();
    }

    /**
     * What was found, as it is read.
     *
     * @param a the first of up to three facts of the kind; null for none
     * @param d the day by which lines are sorted, the last fact; null for none
     */
    record Columns(AlertKind kind, long cellId, UUID ref, String a, String b, String c, LocalDate d, int total) {

        private FoundRow found(Function<String, Object> first) {
            List<Object> facts = Stream.of(a == null ? null : first.apply(a), b, c, d)
                    .map(fact -> fact == null ? "" : fact)
                    .collect(Collectors.toList());
            return new FoundRow(kind, cellId, ref, facts, total);
        }
    }
}
