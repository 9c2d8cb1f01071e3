package vn.nennep.calendar;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reporting years and what lets people into closed ones, in the database. */
@ApplicationScoped
public class CalendarRepository {

    private static final String UNIT_NAME =
            """
            (select p.name from unit_period_on(unit_day(u.id, ?1)) p where p.unit_id = u.id)
            """;

    // Any of the person's units stands above the row's, or is it; an empty scope is the whole installation.
    private static final String IN_SCOPE =
            """
            (cast(?2 as text) is null or exists (select 1 from unit_chain(u.id, unit_day(u.id, ?1)) c
              where c.unit_id = any (cast(?2 as bigint[]))))
            """;

    /** Where the transaction keeps that a year has no row. */
    private static final String NO_YEAR = "nennep.no-year.";

    @PersistenceContext
    private EntityManager em;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** A year that nobody ever closed has no row; that there is none is asked once a transaction. */
    Optional<ReportingYear> find(int year) {
        if (transactions.getTransactionKey() != null && transactions.getResource(NO_YEAR + year) != null) {
            return Optional.empty();
        }
        Optional<ReportingYear> found = Optional.ofNullable(em.find(ReportingYear.class, year));
        if (found.isEmpty() && transactions.getTransactionKey() != null) {
            transactions.putResource(NO_YEAR + year, Boolean.TRUE);
        }
        return found;
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Object entity) {
        em.persist(entity);
        em.flush();
        if (entity instanceof ReportingYear year && transactions.getTransactionKey() != null) {
            transactions.putResource(NO_YEAR + year.getYear(), null);
        }
    }

    void flush() {
        em.flush();
    }

    List<ReportingYear> list() {
        return em.createQuery("select y from ReportingYear y order by y.year desc", ReportingYear.class)
                .getResultList();
    }

    /** Newest first. */
    List<YearChange> listChanges(int year) {
        return em.createQuery(
                        "select c from YearChange c where c.year = :year order by c.madeAt desc, c.id desc",
                        YearChange.class)
                .setParameter("year", year)
                .getResultList();
    }

    /** Until when a unit is let into a closed year at a moment, by the rule in the database; empty when it is not. */
    Optional<Instant> findOpenUntil(long unitId, int year, Instant moment) {
        List<?> ends = em.createNativeQuery("select year_open_until(?1, ?2, ?3)")
                .setParameter(1, unitId)
                .setParameter(2, year)
                .setParameter(3, at(moment))
                .getResultList();
        return ends.stream()
                .filter(end -> end != null)
                .map(CalendarRepository::instant)
                .findFirst();
    }

    /** The one rule of the database. */
    boolean isOpenFor(long unitId, LocalDate day, Instant moment) {
        return (Boolean) em.createNativeQuery("select year_open_for(?1, ?2, ?3)")
                .setParameter(1, unitId)
                .setParameter(2, day)
                .setParameter(3, at(moment))
                .getSingleResult();
    }

    /** The years between two days that are closed for a unit, oldest first. */
    List<Integer> listClosedFor(long unitId, LocalDate from, LocalDate to, Instant moment) {
        List<?> years = em.createNativeQuery(
                        "select year from years_closed_for(?1, ?2, cast(?3 as date), ?4) order by year")
                .setParameter(1, unitId)
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, at(moment))
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }

    /** Notes a change of what happened on a day, when its year is closed and something let it in. */
    void noteChange(long unitId, LocalDate day, Instant moment, String login) {
        em.createNativeQuery("select note_closed_year_change(?1, ?2, ?3, ?4)")
                .setParameter(1, unitId)
                .setParameter(2, day)
                .setParameter(3, at(moment))
                .setParameter(4, login)
                .getResultList();
    }

    /** Notes a change of the days between two days for each closed year that it touches. */
    void noteChanges(long unitId, LocalDate from, LocalDate to, Instant moment, String login) {
        em.createNativeQuery(
                        """
                        select note_closed_year_change(?1, greatest(?2, make_date(y.year, 1, 1)), ?4, ?5)
                        from reporting_year y
                        where make_date(y.year, 1, 1) <= coalesce(cast(?3 as date), 'infinity')
                          and make_date(y.year, 12, 31) >= ?2
                        """)
                .setParameter(1, unitId)
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, at(moment))
                .setParameter(5, login)
                .getResultList();
    }

    Optional<YearException> findException(UUID ref) {
        return em.createQuery("select x from YearException x where x.ref = :ref", YearException.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    Optional<Amendment> findAmendment(UUID ref) {
        return em.createQuery("select a from Amendment a where a.ref = :ref", Amendment.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /**
     * Exceptions of the branches, those that hold first.
     *
     * @param scope identifiers of the person's units; null for all
     */
    List<YearExceptionRow> listExceptions(List<Long> scope, LocalDate today, Instant now) {
        List<?> rows = em.createNativeQuery(
                        """
                        select x.ref, x.year, u.code, %s, x.reason, x.granted_at, x.granted_by, x.ends_at, x.ended_at,
                          x.ended_by, (select count(*) from closed_year_change c where c.exception_id = x.id),
                          ?3 < least(x.ends_at, x.ended_at) as holding
                        from year_exception x join unit u on u.id = x.unit_id
                        where %s
                        order by holding desc, x.granted_at desc limit 200
                        """
                                .formatted(UNIT_NAME, IN_SCOPE))
                .setParameter(1, today)
                .setParameter(2, arrayText(scope))
                .setParameter(3, at(now))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new YearExceptionRow(
                        (UUID) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        instant(row[5]),
                        (String) row[6],
                        instant(row[7]),
                        instant(row[8]),
                        (String) row[9],
                        ((Number) row[10]).intValue(),
                        (Boolean) row[11]))
                .toList();
    }

    /**
     * Amendments of the branches, undecided ones first.
     *
     * @param scope identifiers of the person's units; null for all
     * @param deciding units in which the person may decide; null for all
     */
    List<AmendmentRow> listAmendments(List<Long> scope, List<Long> deciding, String login, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        select a.ref, a.year, u.code, %s, a.what, a.why, a.requested_at, a.requested_by, a.status,
                          a.decided_at, a.decided_by, a.decision_reason, a.open_until,
                          (select count(*) from closed_year_change c where c.amendment_id = a.id),
                          a.status = 'REQUESTED' and a.requested_by <> ?4
                            and (cast(?3 as text) is null or exists (select 1 from unit_chain(u.id, unit_day(u.id, ?1)) c
                              where c.distance > 0 and c.unit_id = any (cast(?3 as bigint[]))))
                        from amendment a join unit u on u.id = a.unit_id
                        where %s
                        order by a.status = 'REQUESTED' desc, a.requested_at desc limit 200
                        """
                                .formatted(UNIT_NAME, IN_SCOPE))
                .setParameter(1, today)
                .setParameter(2, arrayText(scope))
                .setParameter(3, arrayText(deciding))
                .setParameter(4, login)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AmendmentRow(
                        (UUID) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        instant(row[6]),
                        (String) row[7],
                        AmendmentStatus.valueOf((String) row[8]),
                        instant(row[9]),
                        (String) row[10],
                        (String) row[11],
                        instant(row[12]),
                        ((Number) row[13]).intValue(),
                        (Boolean) row[14]))
                .toList();
    }

    /** The identifier of a unit by its code; the rooms of units stand above this one. */
    Optional<Long> findUnitId(String code) {
        List<?> ids = em.createNativeQuery("select id from unit where code = ?1")
                .setParameter(1, code)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    private static String arrayText(List<Long> ids) {
        return ids == null ? null : ids.toString().replace('[', '{').replace(']', '}');
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : ((java.sql.Timestamp) value).toInstant();
    }
}
