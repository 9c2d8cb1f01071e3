package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.PageSql;
import vn.nennep.shared.Sql;

/** Meetings and their lists of codes in the database. */
@ApplicationScoped
public class MeetingRepository {

    private static final String ROW =
            """
            select m.ref, m.code, u.code as cell_code, p.name as cell_name, m.kind, m.number, m.held_on, m.topic, m.topic_group,
              array(select f.form from meeting_form f where f.meeting_id = m.id order by f.form) as presentation_forms, m.status,
              case when m.counted then m.due_count else 0 end as count_due,
              case when m.counted then m.present_count else 0 end as count_present,
              case when m.counted then m.excused_count else 0 end as count_excused,
              case when m.counted then m.absent_count else 0 end as count_absent,
              m.late_at is not null as late, g.grade, m.contribution_count as said_contributions,
              m.open_count as said_open, m.speaker_count as said_speakers
            from meeting m
            join unit u on u.id = m.cell_id
            left join meeting_score g on g.meeting_id = m.id
            left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
            """;

    /** Where a branch stood over the year: each unit with the days on which it was below the asked one. */
    private static final String PLACES =
            """
            with recursive place(unit_id, from_on, to_on) as (
              (select cast(:unit as bigint), make_date(:year, 1, 1), make_date(:year, 12, 31)
               where cast(:under as bigint) is null
               union all
               select p.unit_id, greatest(p.valid_from, make_date(:year, 1, 1)),
                 least(coalesce(p.valid_to, 'infinity'), make_date(:year, 12, 31))
               from unit_period p where p.unit_id = :unit and p.parent_id = :under)
              union all
              select p.unit_id, greatest(p.valid_from, b.from_on), least(coalesce(p.valid_to, 'infinity'), b.to_on)
              from place b join unit_period p on p.parent_id = b.unit_id
                and p.valid_from <= b.to_on and coalesce(p.valid_to, 'infinity') >= b.from_on
            )
            """;

    /** The cells that a branch of one day's tree carries on for, all the year. */
    private static final String PLACES_NOW =
            """
            with recursive carried as materialized (select * from unit_now(:now)),
            branch(unit_id) as (
              select cast(:unit as bigint)
              where cast(:under as bigint) is null
                or exists (select 1 from carried c where c.unit_id = :unit and c.now_id = :unit and c.parent_id = :under)
              union
              select c.unit_id from branch b join carried c on c.parent_id = b.unit_id and c.now_id = c.unit_id
            ),
            place(unit_id, from_on, to_on) as (
              select c.unit_id, make_date(:year, 1, 1), make_date(:year, 12, 31)
              from branch b join carried c on c.now_id = b.unit_id
            )
            """;

    private static final String ASKED_FOR =
            """
               and (cast(:kind as text) is null or m.kind = :kind)
               and (cast(:topicGroup as text) is null or m.topic_group = :topicGroup)
               and (cast(:form as text) is null
                    or exists (select 1 from meeting_form f where f.meeting_id = m.id and f.form = :form))
               and (cast(:periodFrom as date) is null or m.held_on between :periodFrom and :periodTo)
               and (not :recordedOnly or m.counted)
               and (cast(:grade as text) is null or :grade = coalesce(
                    (select s.grade from meeting_score s where s.meeting_id = m.id), 'NONE'))
               and case cast(:said as text)
                 when 'ANYTHING' then m.contribution_count > 0
                 when 'UNANSWERED' then m.open_count > 0
                 when 'BY_MEMBERS' then m.speaker_count > 0
                 else true end
            """;

    private static final String IN_BRANCH =
            """
             where m.year = :year
               and exists (select 1 from place b where b.unit_id = m.cell_id
                           and m.held_on between b.from_on and b.to_on)
            """
                    + ASKED_FOR;

    private static final String DAYS_OF_PAGE =
            " order by m.held_on fetch first (cast(:first as bigint) + :most) rows with ties)";

    /**
     * The meetings of the first days of a list, up to the end of the page that is wanted: names, forms and grades are then
     * looked up for some hundred meetings, not for all of a province.
     */
    private static final String FIRST_DAYS =
            ", early as materialized (select m.id from meeting m" + IN_BRANCH + DAYS_OF_PAGE;

    /**
     * The same of a long list, day by day until the page is full: the meetings of the year are not read to their end. Units
     * that were below the asked one all the year are asked for at once, those that came or left by their days.
     */
    private static final String FIRST_DAYS_OF_MANY =
            """
            , whole as (select b.unit_id from place b
              where b.from_on <= make_date(:year, 1, 1) and b.to_on >= make_date(:year, 12, 31)),
            part as materialized (select b.* from place b
              where b.from_on > make_date(:year, 1, 1) or b.to_on < make_date(:year, 12, 31)),
            early as materialized (select m.id from meeting m where m.year = :year
              and (m.cell_id in (select unit_id from whole)
                or exists (select 1 from part b where b.unit_id = m.cell_id and m.held_on between b.from_on and b.to_on))
            """
                    + ASKED_FOR + DAYS_OF_PAGE;

    /** So many meetings are found among those of a year sooner than all are sorted. */
    private static final int MANY = 1_000;

    /** A page that begins further on is not among the first days. */
    private static final int FAR = 5_000;

    private static final String IN_ORDER = "m.held_on, u.code, m.kind, m.number";

    private static final String BY_DATE = " order by " + IN_ORDER;

    /** The columns of a list that a person can choose; the last one is the share of those due who were present. */
    private static final String SORTED_BY =
            """
            case :sortedBy
              when 'heldOn' then m.held_on::text
              when 'cellName' then p.name
              when 'kind' then m.kind || to_char(m.number, 'FM000')
              when 'topic' then m.topic
              when 'present' then to_char(100000 * m.present_count / nullif(m.due_count, 0), 'FM000000') end
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** The totals of a list of meetings. */
    record Totals(int sessions, @Nested("count") AttendanceCount count, @Nested("said") MeetingRow.Said said) {}

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
        return sql.query(
                        """
                        select exists (select 1 from meeting where cell_id = :cell and kind = :kind and year = :year
                          and number = :number and ref <> :except)
                        """)
                .bind("cell", cellId)
                .bind("kind", kind)
                .bind("year", year)
                .bind("number", number)
                .bind("except", except)
                .mapTo(boolean.class)
                .one();
    }

    /** The first number of the kind that is free in the cell's year. */
    int nextNumber(long cellId, MeetingKind kind, int year) {
        return sql.query(
                        """
                        select coalesce(max(number), 0) + 1 from meeting
                        where cell_id = :cell and kind = :kind and year = :year
                        """)
                .bind("cell", cellId)
                .bind("kind", kind)
                .bind("year", year)
                .mapTo(int.class)
                .one();
    }

    /** The guidance that binds a cell on a day: of the nearest committee, the latest; empty when there is none. */
    Optional<Long> findGuidanceInForce(long cellId, LocalDate day) {
        return sql.query("select id from guidance_in_force(:cell, :day) limit 1")
                .bind("cell", cellId)
                .bind("day", day)
                .mapTo(Long.class)
                .findFirst();
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
        return sql.query("select exists (select 1 from record_version where meeting_id = :meeting)")
                .bind("meeting", meetingId)
                .mapTo(boolean.class)
                .one();
    }

    /** Takes its files away; their contents go with the next sweep. */
    void removeMaterials(long meetingId) {
        sql.update(
                        """
                        with gone as (delete from meeting_material where meeting_id = :meeting returning material_id)
                        delete from material where id in (select material_id from gone)
                        """)
                .bind("meeting", meetingId)
                .execute();
    }

    void touch(Meeting meeting) {
        em.lock(meeting, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    List<MeetingRow> listOfCell(long cellId, int year) {
        return sql.query(
                        ROW
                                + " where m.cell_id = :cell and m.year = :year order by m.held_on, m.starts_at, m.kind, m.number")
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(MeetingRow.class)
                .list();
    }

    /** Meetings of the branch by the tree that the filter names. */
    List<MeetingRow> listOfBranch(long unitId, Long underId, MeetingFilter filter, PeriodRule rule) {
        return filtered(ROW + IN_BRANCH + BY_DATE, unitId, underId, filter, rule)
                .mapTo(MeetingRow.class)
                .list();
    }

    /** The totals of the list and a page of it; the rows of a whole province never come into memory. */
    MeetingSlice sliceOfBranch(long unitId, Long underId, MeetingFilter filter, PeriodRule rule, PageRequest request) {
        Totals totals = filtered(
                        """
                        select count(*) as sessions, coalesce(sum(m.due_count), 0) as count_due,
                          coalesce(sum(m.present_count), 0) as count_present,
                          coalesce(sum(m.excused_count), 0) as count_excused,
                          coalesce(sum(m.absent_count), 0) as count_absent,
                          coalesce(sum(m.contribution_count), 0) as said_contributions,
                          coalesce(sum(m.open_count), 0) as said_open, coalesce(sum(m.speaker_count), 0) as said_speakers
                        from meeting m
                        """
                                + IN_BRANCH,
                        unitId,
                        underId,
                        filter,
                        rule)
                .mapTo(Totals.class)
                .one();
        boolean early = request.sortedBy() == null && !request.descending() && request.first() <= FAR;
        Query page = early
                ? filtered(
                                (totals.sessions() < MANY ? FIRST_DAYS : FIRST_DAYS_OF_MANY) + ROW
                                        + " where m.id in (select id from early)" + BY_DATE
                                        + " limit :most offset :first",
                                unitId,
                                underId,
                                filter,
                                rule)
                        .bind("most", request.size())
                        .bind("first", request.first())
                : PageSql.bind(
                        filtered(ROW + IN_BRANCH + PageSql.of(SORTED_BY, IN_ORDER), unitId, underId, filter, rule),
                        request);
        return new MeetingSlice(
                totals.sessions(),
                totals.count(),
                totals.said(),
                page.mapTo(MeetingRow.class).list());
    }

    /** @param rule which days the filter's period has */
    private Query filtered(String statement, long unitId, Long underId, MeetingFilter filter, PeriodRule rule) {
        // Row-level security then lets pass the meetings of cells that the person's units carry on for; each list sets
        // the day again.
        sql.query("select set_config('nennep.now', :now, true)")
                .bind("now", filter.now() == null ? "" : filter.now().toString())
                .mapTo(String.class)
                .one();
        boolean whole = filter.period().isWholeYear();
        return sql.query((filter.now() == null ? PLACES : PLACES_NOW) + statement)
                .bind("unit", unitId)
                .bind("year", filter.year())
                .bind("kind", filter.kind())
                .bind("topicGroup", filter.topicGroup())
                .bind("form", filter.presentationForm())
                .bind("periodFrom", whole ? null : rule.firstOn(filter.period()))
                .bind("periodTo", whole ? null : rule.lastOn(filter.period()))
                .bind("recordedOnly", filter.recordedOnly())
                .bind("under", underId)
                .bind("now", filter.now())
                .bind("grade", filter.grade())
                .bind("said", filter.said());
    }
}
