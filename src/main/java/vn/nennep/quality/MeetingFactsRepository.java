package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.Sql;

/** Reads a meeting as it is scored: its facts, and its score as far as there is one. */
@ApplicationScoped
public class MeetingFactsRepository {

    /** One row: the meeting, its facts, its score as far as there is one, and its lines as JSON. */
    private static final String SHEET =
            """
            select m.ref, m.id, m.cell_id, u.code as cell_code,
              coalesce((select p.name from unit_period_on(m.held_on) p where p.unit_id = m.cell_id), u.code) as cell_name,
              m.kind, m.number, m.held_on, m.status, m.starts_at as fact_starts_at, m.ends_at as fact_ends_at,
              other.starts_at as fact_other_starts_at, other.ends_at as fact_other_ends_at,
              (select count(*) from membership b where b.cell_id = m.cell_id and b.category <> 'TEMPORARY_IN'
                and m.held_on between b.valid_from and coalesce(b.valid_to, 'infinity')) as fact_members,
              (select count(distinct o.member_id) from member_position o where o.unit_id = m.cell_id
                and m.held_on between o.valid_from and coalesce(o.valid_to, 'infinity')) as fact_committee_size,
              m.due_count as fact_due, m.present_count as fact_present, m.excused_count as fact_excused,
              m.absent_count as fact_absent,
              (select coalesce(max(length), 0) from (
                select count(*) as length from (
                  select e.member_id, e.mark,
                    row_number() over (partition by e.member_id order by r.held_on, r.number)
                      - row_number() over (partition by e.member_id, e.mark order by r.held_on, r.number) as island
                  from meeting r join roll_call_entry e on e.meeting_id = r.id and e.year = m.year and e.category <> 'X'
                  where r.cell_id = m.cell_id and r.year = m.year and r.kind = 'REGULAR' and r.counted
                    and r.held_on <= m.held_on) marks
                where mark = 'E' group by member_id, island) runs) as fact_excused_streak,
              m.speaker_count as fact_speakers, m.contribution_count as fact_contributions,
              m.open_count as fact_open_contributions,
              p.notified_on as fact_notified_on, p.superior_notified_on as fact_superior_notified_on,
              p.committee_met_on as fact_committee_met_on, p.posted_on as fact_posted_on,
              p.final_posted_on as fact_final_posted_on, last.held_on as fact_tasks_from,
              (select count(*) from assigned_task t where t.meeting_id = last.id) as fact_tasks,
              (select count(*) from assigned_task t where t.meeting_id = last.id
                and (t.done_on <= m.held_on or t.done_in_id = m.id)) as fact_tasks_done,
              m.kind = 'THEMATIC' or exists (select 1 from meeting t where t.cell_id = m.cell_id and t.kind = 'THEMATIC'
                and t.year = m.year and t.month = m.month and t.status in ('HELD', 'RECORDED', 'CONFIRMED'))
                as fact_thematic_in_month,
              coalesce(s.criteria_set_id, criteria_set_in_force(m.cell_id, m.kind, m.held_on)) as set_id,
              s.version, s.self_points, s.self_grade, s.self_at, s.self_by,
              s.superior_points, s.superior_grade, s.superior_at, s.superior_by, s.most_points as most,
            """
                    + ScoreLines.COLUMN
                    + """
             as lines
            from meeting m
            join unit u on u.id = m.cell_id
            left join meeting_preparation p on p.meeting_id = m.id
            left join meeting_score s on s.meeting_id = m.id
            left join lateral (select o.starts_at, o.ends_at from meeting o where o.cell_id = m.cell_id
              and o.held_on = m.held_on and o.kind <> m.kind and o.status in ('HELD', 'RECORDED', 'CONFIRMED')
              order by o.starts_at limit 1) other on true
            left join lateral (select o.id, o.held_on from meeting o where o.cell_id = m.cell_id and o.kind = m.kind
              and o.counted and o.held_on < m.held_on order by o.held_on desc, o.number desc limit 1) last on true
            where m.ref = :ref
            """;

    @Inject
    private Sql sql;

    /**
     * A meeting as it is scored.
     *
     * @param facts null while the roll is not called
     * @param setId the set of the score, or the one in force on the day; null for none
     * @param version null while there is no score
     * @param most null while there is no score
     */
    record MeetingRecord(
            UUID ref,
            long id,
            long cellId,
            String cellCode,
            String cellName,
            MeetingKind kind,
            int number,
            LocalDate heldOn,
            MeetingStatus status,
            MeetingFacts facts,
            Long setId,
            Integer version,
            Scored self,
            Scored superior,
            BigDecimal most,
            List<ScoreLine> lines) {}

    Optional<MeetingRecord> find(UUID ref) {
        return sql.query(SHEET)
                .bind("ref", ref)
                .mapTo(Columns.class)
                .map(Columns::meeting)
                .findFirst();
    }

    /** A meeting as it is read. */
    record Columns(
            UUID ref,
            long id,
            long cellId,
            String cellCode,
            String cellName,
            MeetingKind kind,
            int number,
            LocalDate heldOn,
            MeetingStatus status,
            @Nested("fact") FactColumns facts,
            Long setId,
            Integer version,
            @Nested("self") ScoredColumns self,
            @Nested("superior") ScoredColumns superior,
            BigDecimal most,
            String lines) {

        private MeetingRecord meeting() {
            return new MeetingRecord(
                    ref,
                    id,
                    cellId,
                    cellCode,
                    cellName,
                    kind,
                    number,
                    heldOn,
                    status,
                    status.isCounted() ? facts.of(kind, heldOn) : null,
                    setId,
                    version,
                    self.scored(),
                    superior.scored(),
                    most,
                    ScoreLines.read(lines));
        }
    }

    /**
     * The facts of a meeting as they are read.
     *
     * @param due null while the roll is not called, and so are the other counts of it
     */
    record FactColumns(
            LocalTime startsAt,
            LocalTime endsAt,
            LocalTime otherStartsAt,
            LocalTime otherEndsAt,
            int members,
            int committeeSize,
            Integer due,
            Integer present,
            Integer excused,
            Integer absent,
            int excusedStreak,
            Integer speakers,
            Integer contributions,
            Integer openContributions,
            LocalDate notifiedOn,
            LocalDate superiorNotifiedOn,
            LocalDate committeeMetOn,
            LocalDate postedOn,
            LocalDate finalPostedOn,
            LocalDate tasksFrom,
            int tasks,
            int tasksDone,
            boolean thematicInMonth) {

        private MeetingFacts of(MeetingKind kind, LocalDate heldOn) {
            return new MeetingFacts(
                    kind,
                    heldOn,
                    startsAt,
                    endsAt,
                    otherStartsAt,
                    otherEndsAt,
                    members,
                    committeeSize,
                    due,
                    present,
                    excused,
                    absent,
                    excusedStreak,
                    speakers,
                    contributions,
                    openContributions,
                    notifiedOn,
                    superiorNotifiedOn,
                    committeeMetOn,
                    postedOn,
                    finalPostedOn,
                    tasksFrom,
                    tasks,
                    tasksDone,
                    thematicInMonth);
        }
    }

    /**
     * What one side scored, as it is read.
     *
     * @param points null while the side gave none
     */
    record ScoredColumns(BigDecimal points, Grade grade, Instant at, String by) {

        private Scored scored() {
            return points == null ? null : new Scored(points, grade, at, by);
        }
    }
}
