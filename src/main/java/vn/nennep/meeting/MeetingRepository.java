package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.AttendanceCount;

/** Meetings and their lists of codes in the database. */
@ApplicationScoped
public class MeetingRepository {

    private static final String ROW =
            """
            select m.ref, m.code, u.code as cell_code, p.name, m.kind, m.number, m.held_on, m.topic, m.topic_group,
              (select string_agg(f.form, '|' order by f.form) from meeting_form f where f.meeting_id = m.id),
              m.status, m.due_count, m.present_count, m.excused_count, m.absent_count, m.late_at is not null,
              g.grade, m.contribution_count, m.open_count, m.speaker_count
            from meeting m
            join unit u on u.id = m.cell_id
            left join meeting_score g on g.meeting_id = m.id
            left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
            """;

    /** Where a branch stood over the year: each unit with the days on which it was below the asked one. */
    private static final String PLACES =
            """
            with recursive place(unit_id, from_on, to_on) as (
              (select cast(?1 as bigint), make_date(?2, 1, 1), make_date(?2, 12, 31)
               where cast(?8 as bigint) is null
               union all
               select p.unit_id, greatest(p.valid_from, make_date(?2, 1, 1)),
                 least(coalesce(p.valid_to, 'infinity'), make_date(?2, 12, 31))
               from unit_period p where p.unit_id = ?1 and p.parent_id = ?8)
              union all
              select p.unit_id, greatest(p.valid_from, b.from_on), least(coalesce(p.valid_to, 'infinity'), b.to_on)
              from place b join unit_period p on p.parent_id = b.unit_id
                and p.valid_from <= b.to_on and coalesce(p.valid_to, 'infinity') >= b.from_on
            )
            """;

    /** The cells that a branch of one day's tree carries on for, all the year. */
    private static final String PLACES_NOW =
            """
            with recursive carried as materialized (select * from unit_now(?9)),
            branch(unit_id) as (
              select cast(?1 as bigint)
              where cast(?8 as bigint) is null
                or exists (select 1 from carried c where c.unit_id = ?1 and c.now_id = ?1 and c.parent_id = ?8)
              union
              select c.unit_id from branch b join carried c on c.parent_id = b.unit_id and c.now_id = c.unit_id
            ),
            place(unit_id, from_on, to_on) as (
              select c.unit_id, make_date(?2, 1, 1), make_date(?2, 12, 31)
              from branch b join carried c on c.now_id = b.unit_id
            )
            """;

    private static final String IN_BRANCH =
            """
             where m.year = ?2
               and exists (select 1 from place b where b.unit_id = m.cell_id
                           and m.held_on between b.from_on and b.to_on)
               and (cast(?3 as text) is null or m.kind = ?3)
               and (cast(?4 as text) is null or m.topic_group = ?4)
               and (cast(?5 as text) is null
                    or exists (select 1 from meeting_form f where f.meeting_id = m.id and f.form = ?5))
               and (cast(?6 as integer) is null or m.month = ?6)
               and (not ?7 or m.counted)
               and (cast(?10 as text) is null or ?10 = coalesce(
                    (select s.grade from meeting_score s where s.meeting_id = m.id), 'NONE'))
               and case cast(?11 as text)
                 when 'ANYTHING' then m.contribution_count > 0
                 when 'UNANSWERED' then m.open_count > 0
                 when 'BY_MEMBERS' then m.speaker_count > 0
                 else true end
            """;

    private static final String BY_DATE = " order by m.held_on, u.code, m.kind, m.number";

    @PersistenceContext
    private EntityManager em;

    Optional<Meeting> find(UUID ref) {
        return findBy("ref", ref);
    }

    Optional<Meeting> findByCode(String code) {
        return findBy("code", code);
    }

    private Optional<Meeting> findBy(String attribute, Object value) {
        return em.createQuery("select m from Meeting m where m." + attribute + " = :value", Meeting.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }

    boolean isNumberTaken(long cellId, MeetingKind kind, int year, int number, UUID except) {
        return !em.createNativeQuery(
                        "select 1 from meeting where cell_id = ?1 and kind = ?2 and year = ?3 and number = ?4 and ref <> ?5")
                .setParameter(1, cellId)
                .setParameter(2, kind.name())
                .setParameter(3, year)
                .setParameter(4, number)
                .setParameter(5, except)
                .getResultList()
                .isEmpty();
    }

    /** The first session number of the kind that is free in the cell's year. */
    int nextNumber(long cellId, MeetingKind kind, int year) {
        Object highest = em.createNativeQuery(
                        "select coalesce(max(number), 0) from meeting where cell_id = ?1 and kind = ?2 and year = ?3")
                .setParameter(1, cellId)
                .setParameter(2, kind.name())
                .setParameter(3, year)
                .getSingleResult();
        return ((Number) highest).intValue() + 1;
    }

    /** The guidance that binds a cell on a day: of the nearest committee, the latest; empty when there is none. */
    Optional<Long> findGuidanceInForce(long cellId, LocalDate day) {
        List<?> ids = em.createNativeQuery("select id from guidance_in_force(?1, ?2) limit 1")
                .setParameter(1, cellId)
                .setParameter(2, day)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    boolean isCodeTaken(String code) {
        return findByCode(code).isPresent();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Meeting meeting) {
        em.persist(meeting);
        em.flush();
    }

    void remove(Meeting meeting) {
        em.remove(meeting);
        em.flush();
    }

    /** Whether a version of its record was ever confirmed. */
    boolean wasConfirmed(long meetingId) {
        return !em.createNativeQuery("select 1 from record_version where meeting_id = ?1 limit 1")
                .setParameter(1, meetingId)
                .getResultList()
                .isEmpty();
    }

    /** Takes its files away; their contents go with the next sweep. */
    void removeMaterials(long meetingId) {
        em.createNativeQuery(
                        """
                        with gone as (delete from meeting_material where meeting_id = ?1 returning material_id)
                        delete from material where id in (select material_id from gone)
                        """)
                .setParameter(1, meetingId)
                .executeUpdate();
    }

    void touch(Meeting meeting) {
        em.lock(meeting, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    List<MeetingRow> listOfCell(long cellId, int year) {
        return rows(em.createNativeQuery(
                        ROW + " where m.cell_id = ?1 and m.year = ?2 order by m.held_on, m.starts_at, m.kind, m.number")
                .setParameter(1, cellId)
                .setParameter(2, year));
    }

    /** The years in which the cell has meetings, latest first. */
    List<Integer> listYears(long cellId) {
        List<?> years = em.createNativeQuery("select cell_years(?1) order by 1 desc")
                .setParameter(1, cellId)
                .getResultList();
        return years.stream().map(MeetingRepository::number).toList();
    }

    /** Meetings of the branch by the tree that the filter names. */
    List<MeetingRow> listOfBranch(long unitId, Long underId, MeetingFilter filter) {
        return rows(filtered(ROW + IN_BRANCH + BY_DATE, unitId, underId, filter));
    }

    /** The totals of the list and a page of it; the rows of a whole province never come into memory. */
    MeetingSlice sliceOfBranch(long unitId, Long underId, MeetingFilter filter, int first, int most) {
        Object[] totals = (Object[]) filtered(
                        """
                                select count(*), coalesce(sum(m.due_count), 0), coalesce(sum(m.present_count), 0),
                                  coalesce(sum(m.excused_count), 0), coalesce(sum(m.absent_count), 0),
                                  coalesce(sum(m.contribution_count), 0), coalesce(sum(m.open_count), 0),
                                  coalesce(sum(m.speaker_count), 0)
                                from meeting m
                                """
                                + IN_BRANCH,
                        unitId,
                        underId,
                        filter)
                .getSingleResult();
        List<MeetingRow> page = rows(filtered(ROW + IN_BRANCH + BY_DATE, unitId, underId, filter)
                .setFirstResult(first)
                .setMaxResults(most));
        return new MeetingSlice(
                number(totals[0]),
                new AttendanceCount(number(totals[1]), number(totals[2]), number(totals[3]), number(totals[4])),
                new MeetingRow.Said(number(totals[5]), number(totals[6]), number(totals[7])),
                page);
    }

    private Query filtered(String sql, long unitId, Long underId, MeetingFilter filter) {
        // The second wall lets the meetings pass that the person's units carry on for; the next list sets it anew.
        em.createNativeQuery("select set_config('nennep.now', ?1, true)")
                .setParameter(1, filter.now() == null ? "" : filter.now().toString())
                .getSingleResult();
        Query query = em.createNativeQuery((filter.now() == null ? PLACES : PLACES_NOW) + sql)
                .setParameter(1, unitId)
                .setParameter(2, filter.year())
                .setParameter(3, filter.kind() == null ? null : filter.kind().name())
                .setParameter(4, filter.topicGroup())
                .setParameter(5, filter.form())
                .setParameter(6, filter.month())
                .setParameter(7, filter.recordedOnly())
                .setParameter(8, underId)
                .setParameter(10, filter.grade())
                .setParameter(11, filter.said() == null ? null : filter.said().name());
        return filter.now() == null ? query : query.setParameter(9, filter.now());
    }

    private static List<MeetingRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(MeetingRepository::row)
                .toList();
    }

    private static MeetingRow row(Object[] row) {
        MeetingStatus status = MeetingStatus.valueOf((String) row[10]);
        return new MeetingRow(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                MeetingKind.valueOf((String) row[4]),
                number(row[5]),
                day(row[6]),
                (String) row[7],
                (String) row[8],
                row[9] == null ? List.of() : List.of(((String) row[9]).split("\\|")),
                status,
                status.isCounted()
                        ? new AttendanceCount(number(row[11]), number(row[12]), number(row[13]), number(row[14]))
                        : AttendanceCount.NONE,
                (String) row[16],
                new MeetingRow.Said(number(row[17]), number(row[18]), number(row[19])),
                (Boolean) row[15]);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDate day(Object value) {
        return ((java.sql.Date) value).toLocalDate();
    }
}
