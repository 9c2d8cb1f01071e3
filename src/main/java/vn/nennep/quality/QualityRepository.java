package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;

/** Criteria sets, scores and grades in the database, and the facts of a meeting. */
@ApplicationScoped
public class QualityRepository {

    /** One row: the meeting, its facts, its score as far as there is one, and its lines as JSON. */
    private static final String SHEET =
            """
            select m.id, m.cell_id, u.code,
              (select p.name from unit_period_on(m.held_on) p where p.unit_id = m.cell_id),
              m.kind, m.number, m.held_on, m.status, m.starts_at, m.ends_at,
              other.starts_at, other.ends_at,
              (select count(*) from membership b where b.cell_id = m.cell_id and b.category <> 'TEMPORARY_IN'
                and m.held_on between b.valid_from and coalesce(b.valid_to, 'infinity')),
              (select count(distinct o.member_id) from member_position o where o.unit_id = m.cell_id
                and m.held_on between o.valid_from and coalesce(o.valid_to, 'infinity')),
              m.due_count, m.present_count, m.excused_count, m.absent_count,
              (select coalesce(max(length), 0) from (
                select count(*) as length from (
                  select e.member_id, e.mark,
                    row_number() over (partition by e.member_id order by r.held_on, r.number)
                      - row_number() over (partition by e.member_id, e.mark order by r.held_on, r.number) as island
                  from meeting r join roll_call_entry e on e.meeting_id = r.id and e.category <> 'X'
                  where r.cell_id = m.cell_id and r.year = m.year and r.kind = 'REGULAR' and r.counted
                    and r.held_on <= m.held_on) marks
                where mark = 'E' group by member_id, island) runs),
              m.speaker_count, m.contribution_count, m.open_count,
              p.notified_on, p.superior_notified_on, p.committee_met_on, p.posted_on, p.final_posted_on,
              last.held_on,
              (select count(*) from assigned_task t where t.meeting_id = last.id),
              (select count(*) from assigned_task t where t.meeting_id = last.id
                and (t.done_on <= m.held_on or t.done_in_id = m.id)),
              m.kind = 'THEMATIC' or exists (select 1 from meeting t where t.cell_id = m.cell_id and t.kind = 'THEMATIC'
                and t.year = m.year and t.month = m.month and t.status in ('HELD', 'RECORDED', 'CONFIRMED')),
              coalesce(s.criteria_set_id, criteria_set_in_force(m.cell_id, m.kind, m.held_on)),
              s.version, s.self_points, s.self_grade, s.self_at, s.self_by,
              s.superior_points, s.superior_grade, s.superior_at, s.superior_by, s.most_points,
              (select cast(jsonb_agg(jsonb_build_object('criterion', l.criterion, 'proposed', l.proposed_points,
                'evidence', l.evidence, 'self', l.self_points, 'selfReason', l.self_reason,
                'superior', l.superior_points, 'superiorReason', l.superior_reason)) as text)
                from meeting_score_line l where l.meeting_id = s.meeting_id)
            from meeting m
            join unit u on u.id = m.cell_id
            left join meeting_preparation p on p.meeting_id = m.id
            left join meeting_score s on s.meeting_id = m.id
            left join lateral (select o.starts_at, o.ends_at from meeting o where o.cell_id = m.cell_id
              and o.held_on = m.held_on and o.kind <> m.kind and o.status in ('HELD', 'RECORDED', 'CONFIRMED')
              order by o.starts_at limit 1) other on true
            left join lateral (select o.id, o.held_on from meeting o where o.cell_id = m.cell_id and o.kind = m.kind
              and o.counted and o.held_on < m.held_on order by o.held_on desc, o.number desc limit 1) last on true
            where m.ref = ?1
            """;

    @PersistenceContext
    private EntityManager em;

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

    Optional<MeetingRecord> findMeeting(UUID ref) {
        List<?> rows = em.createNativeQuery(SHEET).setParameter(1, ref).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> meeting(ref, row))
                .findFirst();
    }

    private static MeetingRecord meeting(UUID ref, Object[] row) {
        MeetingKind kind = MeetingKind.valueOf((String) row[4]);
        MeetingStatus status = MeetingStatus.valueOf((String) row[7]);
        return new MeetingRecord(
                ref,
                (Long) row[0],
                (Long) row[1],
                (String) row[2],
                row[3] == null ? (String) row[2] : (String) row[3],
                kind,
                number(row[5]),
                day(row[6]),
                status,
                status.isCounted() ? facts(kind, row) : null,
                (Long) row[31],
                (Integer) row[32],
                scored(row, 33),
                scored(row, 37),
                (BigDecimal) row[41],
                lines((String) row[42]));
    }

    private static MeetingFacts facts(MeetingKind kind, Object[] row) {
        return new MeetingFacts(
                kind,
                day(row[6]),
                time(row[8]),
                time(row[9]),
                time(row[10]),
                time(row[11]),
                number(row[12]),
                number(row[13]),
                number(row[14]),
                number(row[15]),
                number(row[16]),
                number(row[17]),
                number(row[18]),
                number(row[19]),
                number(row[20]),
                number(row[21]),
                day(row[22]),
                day(row[23]),
                day(row[24]),
                day(row[25]),
                day(row[26]),
                day(row[27]),
                number(row[28]),
                number(row[29]),
                (Boolean) row[30]);
    }

    private static Scored scored(Object[] row, int from) {
        return row[from] == null
                ? null
                : new Scored(
                        (BigDecimal) row[from], Grade.valueOf((String) row[from + 1]), moment(row[from + 2]), (String)
                                row[from + 3]);
    }

    private static List<ScoreLine> lines(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(line -> new ScoreLine(
                            line.getString("criterion"),
                            points(line, "proposed"),
                            line.isNull("evidence")
                                    ? null
                                    : FactValue.read(
                                            line.getJsonObject("evidence").toString()),
                            points(line, "self"),
                            text(line, "selfReason"),
                            points(line, "superior"),
                            text(line, "superiorReason")))
                    .toList();
        }
    }

    private static BigDecimal points(JsonObject line, String name) {
        return line.isNull(name) ? null : Points.of(line.getJsonNumber(name).bigDecimalValue());
    }

    private static String text(JsonObject line, String name) {
        return line.isNull(name) ? null : line.getString(name);
    }

    Optional<MeetingScore> findScore(long meetingId) {
        return Optional.ofNullable(em.find(MeetingScore.class, meetingId));
    }

    /** Writes at once; the lines name it. */
    void add(MeetingScore score) {
        em.persist(score);
        em.flush();
    }

    /** Writes what people gave; a proposal that is there stays as it was. */
    void saveLines(long meetingId, List<ScoreLine> lines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        lines.forEach(line -> array.add(json(line)));
        em.flush();
        em.createNativeQuery(
                        """
                        insert into meeting_score_line (meeting_id, criterion, proposed_points, evidence,
                          self_points, self_reason, superior_points, superior_reason)
                        select ?1, x.criterion, x.proposed, x.evidence, x.self, x.self_reason, x.superior, x.superior_reason
                        from jsonb_to_recordset(cast(?2 as jsonb)) as x(criterion text, proposed numeric, evidence jsonb,
                          self numeric, self_reason text, superior numeric, superior_reason text)
                        on conflict (meeting_id, criterion) do update
                        set self_points = excluded.self_points, self_reason = excluded.self_reason,
                          superior_points = excluded.superior_points, superior_reason = excluded.superior_reason
                        """)
                .setParameter(1, meetingId)
                .setParameter(2, array.build().toString())
                .executeUpdate();
    }

    private static JsonObjectBuilder json(ScoreLine line) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("criterion", line.criterion());
        put(json, "proposed", line.proposed());
        put(json, "self", line.self());
        put(json, "superior", line.superior());
        if (line.selfReason() != null) {
            json.add("self_reason", line.selfReason());
        }
        if (line.superiorReason() != null) {
            json.add("superior_reason", line.superiorReason());
        }
        if (line.evidence() != null) {
            try (JsonReader reader =
                    Json.createReader(new StringReader(line.evidence().json()))) {
                json.add("evidence", reader.readObject());
            }
        }
        return json;
    }

    private static void put(JsonObjectBuilder json, String name, BigDecimal points) {
        if (points == null) {
            json.add(name, JsonValue.NULL);
        } else {
            json.add(name, points);
        }
    }

    Optional<CriteriaSet> findSet(long id) {
        return Optional.ofNullable(em.find(CriteriaSet.class, id));
    }

    Optional<CriteriaSet> findSet(String code) {
        return em.createQuery("select s from CriteriaSet s where s.code = :code", CriteriaSet.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** @param kind of the meetings that are scored */
    Optional<CriteriaSet> findSetInForce(long cellId, MeetingKind kind, LocalDate day) {
        Object id = em.createNativeQuery("select criteria_set_in_force(?1, ?2, ?3)")
                .setParameter(1, cellId)
                .setParameter(2, kind.name())
                .setParameter(3, day)
                .getSingleResult();
        return Optional.ofNullable((Long) id).flatMap(this::findSet);
    }

    void add(CriteriaSet set) {
        em.persist(set);
        em.flush();
    }

    /** The document of this number, the unit's own before one for everybody, the latest first. */
    Optional<Long> findGuidance(String number, Long unitId) {
        List<?> ids = em.createNativeQuery(
                        """
                        select id from guidance where number = ?1 and (unit_id is null or unit_id = cast(?2 as bigint))
                        order by unit_id nulls last, issued_on desc limit 1
                        """)
                .setParameter(1, number)
                .setParameter(2, unitId)
                .getResultList();
        return ids.stream().map(Long.class::cast).findFirst();
    }

    /** All sets, the latest first. */
    List<CriteriaSetRow> listSets() {
        List<?> rows = em.createNativeQuery(
                        """
                        select s.code, s.name, u.code as unit_code,
                          (select p.name from unit_period p where p.unit_id = s.unit_id order by p.valid_from desc limit 1),
                          s.applies_to, s.valid_from, s.valid_to, s.example, g.number, s.published_at, s.published_by
                        from criteria_set s
                        left join unit u on u.id = s.unit_id
                        left join guidance g on g.id = s.guidance_id
                        order by s.example, s.valid_from desc, s.code
                        """)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new CriteriaSetRow(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        AppliesTo.valueOf((String) row[4]),
                        day(row[5]),
                        day(row[6]),
                        (Boolean) row[7],
                        (String) row[8],
                        moment(row[9]),
                        (String) row[10]))
                .toList();
    }

    Optional<Grade> findGrade(long meetingId) {
        List<?> grades = em.createNativeQuery(
                        "select grade from meeting_score where meeting_id = ?1 and grade is not null")
                .setParameter(1, meetingId)
                .getResultList();
        return grades.stream().map(grade -> Grade.valueOf((String) grade)).findFirst();
    }

    /** The cell's meetings of a year with their scores, by date; those that did not take place are left out. */
    List<YearMeeting> listMeetings(long cellId, int year) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.ref, m.kind, m.number, m.held_on, m.topic, m.status,
                          coalesce(s.superior_points, s.self_points), s.most_points, s.grade, s.superior_grade is not null
                        from meeting m left join meeting_score s on s.meeting_id = m.id
                        where m.cell_id = ?1 and m.year = ?2 and m.status not in ('POSTPONED', 'NOT_HELD')
                        order by m.held_on, m.kind, m.number
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new YearMeeting(
                        (UUID) row[0],
                        MeetingKind.valueOf((String) row[1]),
                        number(row[2]),
                        day(row[3]),
                        (String) row[4],
                        MeetingStatus.valueOf((String) row[5]),
                        (BigDecimal) row[6],
                        (BigDecimal) row[7],
                        grade(row[8]),
                        (Boolean) row[9]))
                .toList();
    }

    Optional<YearGrade> findYear(long cellId, int year) {
        List<?> rows = em.createNativeQuery(
                        """
                        select criteria_set_id, proposed_grade, self_grade, self_reason, self_at, self_by,
                          superior_grade, superior_reason, superior_at, superior_by, version
                        from year_grade where cell_id = ?1 and year = ?2
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new YearGrade(
                        cellId, year, (Long) row[0], grade(row[1]), given(row, 2), given(row, 6), (Integer) row[10]))
                .findFirst();
    }

    private static YearGrade.Given given(Object[] row, int from) {
        return row[from] == null
                ? null
                : new YearGrade.Given(
                        grade(row[from]), (String) row[from + 1], moment(row[from + 2]), (String) row[from + 3]);
    }

    /**
     * Writes the grade of a year.
     *
     * @param evidence JSON
     * @return false when somebody else saved since
     */
    boolean saveYear(YearGrade grade, String evidence) {
        boolean fresh = grade.version() == ScoreSheet.FRESH;
        String sql = fresh
                ? """
                  insert into year_grade (cell_id, year, criteria_set_id, proposed_grade, evidence, self_grade, self_reason,
                    self_at, self_by, superior_grade, superior_reason, superior_at, superior_by)
                  values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6, ?7, cast(?8 as timestamptz), ?9, ?10, ?11,
                    cast(?12 as timestamptz), ?13)
                  on conflict do nothing
                  """
                : """
                  update year_grade set criteria_set_id = ?3, proposed_grade = ?4, evidence = cast(?5 as jsonb),
                    self_grade = ?6, self_reason = ?7, self_at = cast(?8 as timestamptz), self_by = ?9,
                    superior_grade = ?10, superior_reason = ?11, superior_at = cast(?12 as timestamptz),
                    superior_by = ?13, version = version + 1
                  where cell_id = ?1 and year = ?2 and version = ?14
                  """;
        var query = em.createNativeQuery(sql)
                .setParameter(1, grade.cellId())
                .setParameter(2, grade.year())
                .setParameter(3, grade.setId())
                .setParameter(
                        4, grade.proposed() == null ? null : grade.proposed().name())
                .setParameter(5, evidence);
        set(query, 6, grade.self());
        set(query, 10, grade.superior());
        if (!fresh) {
            query.setParameter(14, grade.version());
        }
        return query.executeUpdate() == 1;
    }

    private static void set(jakarta.persistence.Query query, int from, YearGrade.Given given) {
        query.setParameter(from, given == null ? null : given.grade().name());
        query.setParameter(from + 1, given == null ? null : given.reason());
        query.setParameter(
                from + 2,
                given == null ? null : given.at().atOffset(ZoneOffset.UTC).toString());
        query.setParameter(from + 3, given == null ? null : given.by());
    }

    private static Grade grade(Object value) {
        return value == null ? null : Grade.valueOf((String) value);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static LocalTime time(Object value) {
        return value == null ? null : ((java.sql.Time) value).toLocalTime();
    }

    private static Instant moment(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value == null ? null : ((Timestamp) value).toInstant();
    }
}
