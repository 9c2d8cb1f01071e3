package vn.nennep.calendar;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.Scope;
import vn.nennep.shared.Sql;

/** Reporting years and what lets people into closed ones, in the database. */
@ApplicationScoped
public class CalendarRepository {

    private static final String UNIT_NAME =
            """
            (select p.name from unit_period_on(unit_day(u.id, :today)) p where p.unit_id = u.id)
            """;

    // Any of the person's units stands above the row's, or is it.
    private static final String IN_SCOPE =
            """
            (:everywhere or exists (select 1 from unit_chain(u.id, unit_day(u.id, :today)) c
              where c.unit_id = any (:units)))
            """;

    /** Key in the transaction: a year has no row. */
    private static final String NO_YEAR = "nennep.no-year.";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** A year that nobody ever closed has no row; its absence is looked up once per transaction. */
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
        return Optional.ofNullable(sql.query("select year_open_until(:unit, :year, :moment)")
                .bind("unit", unitId)
                .bind("year", year)
                .bind("moment", moment)
                .mapTo(Instant.class)
                .one());
    }

    /** Whether what happened in a unit on a day may be changed at a moment, by the one rule in the database. */
    boolean isOpenFor(long unitId, LocalDate day, Instant moment) {
        return sql.query("select year_open_for(:unit, :day, :moment)")
                .bind("unit", unitId)
                .bind("day", day)
                .bind("moment", moment)
                .mapTo(boolean.class)
                .one();
    }

    /**
     * The years between two days that are closed for a unit, oldest first.
     *
     * @param to null for no end
     */
    List<Integer> listClosedFor(long unitId, LocalDate from, LocalDate to, Instant moment) {
        return sql.query("select year from years_closed_for(:unit, :from, :to, :moment) order by year")
                .bind("unit", unitId)
                .bind("from", from)
                .bind("to", to)
                .bind("moment", moment)
                .mapTo(Integer.class)
                .list();
    }

    /** Notes a change of what happened on a day, when its year is closed and something let it in. */
    void noteChange(long unitId, LocalDate day, Instant moment, String login) {
        sql.update("select note_closed_year_change(:unit, :day, :moment, :login)")
                .bind("unit", unitId)
                .bind("day", day)
                .bind("moment", moment)
                .bind("login", login)
                .execute();
    }

    /**
     * Notes a change of the days between two days for each closed year that it touches.
     *
     * @param to null for no end
     */
    void noteChanges(long unitId, LocalDate from, LocalDate to, Instant moment, String login) {
        sql.update(
                        """
                        select note_closed_year_change(:unit, greatest(:from, make_date(y.year, 1, 1)), :moment, :login)
                        from reporting_year y
                        where make_date(y.year, 1, 1) <= coalesce(:to, date 'infinity')
                          and make_date(y.year, 12, 31) >= :from
                        """)
                .bind("unit", unitId)
                .bind("from", from)
                .bind("to", to)
                .bind("moment", moment)
                .bind("login", login)
                .execute();
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

    /** Exceptions of the branches, those that hold first. */
    List<YearExceptionRow> listExceptions(Scope scope, LocalDate today, Instant now) {
        return sql.query(
                        """
                        select x.ref, x.year, u.code as unit_code, %s as unit_name, x.reason, x.granted_at, x.granted_by,
                          x.ends_at, x.ended_at, x.ended_by,
                          (select count(*) from closed_year_change c where c.exception_id = x.id) as changes,
                          :now < least(x.ends_at, x.ended_at) as holding
                        from year_exception x join unit u on u.id = x.unit_id
                        where %s
                        order by holding desc, x.granted_at desc limit 200
                        """
                                .formatted(UNIT_NAME, IN_SCOPE))
                .bind("today", today)
                .bind("now", now)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .mapTo(YearExceptionRow.class)
                .list();
    }

    /**
     * Amendments of the branches, undecided ones first.
     *
     * @param deciding where the person decides what units below ask for
     */
    List<AmendmentRow> listAmendments(Scope scope, Scope deciding, String login, LocalDate today) {
        return sql.query(
                        """
                        select a.ref, a.year, u.code as unit_code, %s as unit_name, a.what, a.why, a.requested_at,
                          a.requested_by, a.status, a.decided_at, a.decided_by, a.decision_reason, a.open_until,
                          (select count(*) from closed_year_change c where c.amendment_id = a.id) as changes,
                          a.status = 'REQUESTED' and a.requested_by <> :login
                            and (:decidingEverywhere or exists (select 1 from unit_chain(u.id, unit_day(u.id, :today)) c
                              where c.distance > 0 and c.unit_id = any (:deciding))) as decidable
                        from amendment a join unit u on u.id = a.unit_id
                        where %s
                        order by a.status = 'REQUESTED' desc, a.requested_at desc limit 200
                        """
                                .formatted(UNIT_NAME, IN_SCOPE))
                .bind("today", today)
                .bind("login", login)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .bind("decidingEverywhere", deciding.isEverywhere())
                .bindArray("deciding", Long.class, deciding.units())
                .mapTo(AmendmentRow.class)
                .list();
    }

    /** The identifier of the unit that has this code now. */
    Optional<Long> findUnitId(String code) {
        return sql.query("select id from unit where code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findFirst();
    }
}
