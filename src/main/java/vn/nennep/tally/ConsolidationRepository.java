package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import vn.nennep.shared.Sql;

/** Runs and their figures in the database. */
@ApplicationScoped
public class ConsolidationRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    void add(ConsolidationRun run, Collection<Integer> years) {
        em.persist(run);
        em.flush();
        for (int year : years) {
            sql.update("insert into consolidation_run_year (run_id, year, status) values (:run, :year, 'WAITING')")
                    .bind("run", run.getId())
                    .bind("year", year)
                    .execute();
        }
    }

    Optional<ConsolidationRun> find(long id) {
        return Optional.ofNullable(em.find(ConsolidationRun.class, id));
    }

    boolean isAnyStarted() {
        return sql.query("select exists (select 1 from consolidation_run where status = 'STARTED')")
                .mapTo(boolean.class)
                .one();
    }

    /** The runs that were made for a night, or for a later one. */
    List<NightRun> listNight(Instant due) {
        return sql.query("select status, interrupted from consolidation_run where due_at >= :due")
                .bind("due", due)
                .mapTo(NightRun.class)
                .list();
    }

    /** @param quiet whether there is nothing to count */
    LastNight lastNight(boolean quiet) {
        return sql.query(
                        """
                        with good as (
                          select max(finished_at) as at from consolidation_run
                          where status = 'COMPLETED' and origin in ('SCHEDULE', 'FIRST_START')),
                        newest as (
                          select ref, due_at, status, started_at from consolidation_run
                          where origin = 'SCHEDULE' and status <> 'STARTED'
                          order by started_at desc, id desc limit 1)
                        select (select since from night_work where name = 'consolidation') as since, g.at as good,
                          n.ref as failed, n.due_at as failed_due,
                          (select count(distinct a.unit_id) from consolidation_run_aside a
                           join published_year y on y.run_id = a.run_id and y.year = a.year) as aside,
                          cast(:quiet as boolean) as quiet
                        from good g left join newest n on n.status = 'FAILED' and n.started_at > coalesce(g.at, '-infinity')
                        """)
                .bind("quiet", quiet)
                .mapTo(LastNight.class)
                .one();
    }

    boolean isPublished(int year) {
        return sql.query("select exists (select 1 from published_year where year = :year)")
                .bind("year", year)
                .mapTo(boolean.class)
                .one();
    }

    List<ConsolidationRun> listStarted() {
        return em.createQuery("select r from ConsolidationRun r where r.status = :started", ConsolidationRun.class)
                .setParameter("started", RunStatus.STARTED)
                .getResultList();
    }

    List<Integer> listYears(long runId, RunStatus... statuses) {
        return sql.query(
                        """
                        select year from consolidation_run_year where run_id = :run and status = any(:statuses)
                        order by year
                        """)
                .bind("run", runId)
                .bindArray(
                        "statuses",
                        String.class,
                        Arrays.stream(statuses).map(Enum::name).toList())
                .mapTo(Integer.class)
                .list();
    }

    /** Years in which anything was recorded or published. */
    List<Integer> listYearsWithData() {
        return sql.query(
                        "select distinct year from meeting where counted union select year from published_year order by 1")
                .mapTo(Integer.class)
                .list();
    }

    void startYear(long runId, int year) {
        sql.update("update consolidation_run_year set status = 'STARTED' where run_id = :run and year = :year")
                .bind("run", runId)
                .bind("year", year)
                .execute();
    }

    void addPart(long runId, int year, ConsolidationPart part, int millis) {
        sql.update(
                        """
                        insert into consolidation_run_part (run_id, year, position, part, seconds)
                        values (:run, :year, :position, :part, :seconds)
                        on conflict (run_id, year, position) do update
                        set seconds = consolidation_run_part.seconds + excluded.seconds
                        """)
                .bind("run", runId)
                .bind("year", year)
                .bind("position", part.ordinal())
                .bind("part", part)
                .bind("seconds", BigDecimal.valueOf(millis, 3))
                .execute();
    }

    /** Marks the run's years that did not end as failed. */
    void failYears(long runId, String failure) {
        sql.update(
                        """
                        update consolidation_run_year set status = 'FAILED', failure = :failure
                        where run_id = :run and status in ('WAITING', 'STARTED')
                        """)
                .bind("run", runId)
                .bind("failure", failure)
                .execute();
    }

    /**
     * @param unitCode unit whose figures did not agree, likewise {@code unitName}; null when that was not the reason
     */
    void failYear(long runId, int year, String unitCode, String unitName, String failure) {
        sql.update(
                        """
                        update consolidation_run_year
                        set status = 'FAILED', failed_unit_code = :code, failed_unit_name = :name, failure = :failure
                        where run_id = :run and year = :year
                        """)
                .bind("run", runId)
                .bind("year", year)
                .bind("code", unitCode)
                .bind("name", unitName)
                .bind("failure", failure)
                .execute();
    }

    /**
     * Counts a year and marks it published, all in the caller's transaction, which must have begun as REPEATABLE READ,
     * because under READ COMMITTED the figures and their check would see different roll calls.
     */
    void consolidate(
            long runId,
            int year,
            WayReason demanded,
            LocalDate asOf,
            Instant now,
            ObjIntConsumer<ConsolidationPart> done) {
        // Changes nothing in a transaction that began as REPEATABLE READ; the database refuses it in any other.
        sql.update("set transaction isolation level repeatable read").execute();
        sql.update("set local work_mem = '64MB'").execute();
        sql.update("set local jit = off").execute();
        Connection connection = em.unwrap(Connection.class);
        YearSql yearSql = new YearSql(connection, year, asOf);
        FigureChanges.Taken taken = new FigureChanges(yearSql).take();
        String rules = CountingRules.mark(yearSql);
        WayChoice choice = WayChoice.of(demanded, WayChoice.standing(yearSql), taken, rules, now);
        Consolidation consolidation = new Consolidation(connection, year, asOf);
        if (choice.way() == RunWay.CHANGED) {
            publish(runId, year, asOf, now, choice, choice.cells(), null, consolidation.runChanged(done));
        } else {
            Consolidation.Outcome outcome = consolidation.run(done);
            int cells = yearSql.number(
                    "select count(distinct unit_id) from year_total where view = 'THEN' and kind = 'CELL'");
            publish(runId, year, asOf, now, choice, cells, rules, outcome);
        }
    }

    /** @param rules the mark of the rules of a full run; null when only what changed was counted */
    private void publish(
            long runId,
            int year,
            LocalDate asOf,
            Instant now,
            WayChoice choice,
            int cells,
            String rules,
            Consolidation.Outcome outcome) {
        boolean amended = takeChanges(runId, year);
        sql.update(
                        """
                        insert into published_year (year, run_id, published_at, as_of, amended, rules, full_at)
                        values (:year, :run, :at, :asOf, :amended, cast(:rules as text),
                          case when cast(:rules as text) is not null then cast(:at as timestamptz) end)
                        on conflict (year) do update
                        set run_id = excluded.run_id, published_at = excluded.published_at, as_of = excluded.as_of,
                          amended = excluded.amended or published_year.amended,
                          rules = coalesce(excluded.rules, published_year.rules),
                          full_at = coalesce(excluded.full_at, published_year.full_at)
                        """)
                .bind("rules", rules)
                .bind("year", year)
                .bind("run", runId)
                .bind("at", now)
                .bind("asOf", asOf)
                .bind("amended", amended)
                .execute();
        sql.update(
                        """
                        update consolidation_run_year
                        set status = 'COMPLETED', published_at = :at, meeting_count = :meetings, entry_count = :entries,
                          unit_count = :units, changed_count = :changed, amended = :amended,
                          way = :way, way_reason = :reason, cell_count = :cells
                        where run_id = :run and year = :year
                        """)
                .bind("at", now)
                .bind("meetings", outcome.meetings())
                .bind("entries", outcome.entries())
                .bind("units", outcome.units())
                .bind("changed", outcome.changed())
                .bind("amended", amended)
                .bind("way", choice.way())
                .bind("reason", choice.reason())
                .bind("cells", cells)
                .bind("run", runId)
                .bind("year", year)
                .execute();
        if (choice.way() == RunWay.FULL) {
            noteAside(runId, year);
        }
    }

    private void noteAside(long runId, int year) {
        sql.update(
                        """
                        insert into consolidation_run_aside (run_id, year, unit_id, code, name, failure)
                        select :run, :year, cell_id, code, name, failure from year_aside
                        where view = 'THEN' and unit_id = cell_id
                        """)
                .bind("run", runId)
                .bind("year", year)
                .execute();
    }

    /**
     * Marks the changes that closed years were opened for as taken into the figures: those that this transaction sees.
     *
     * @return whether an amendment was among them
     */
    private boolean takeChanges(long runId, int year) {
        return sql.query(
                        """
                        with taken as (
                          update closed_year_change set run_id = :run where year = :year and run_id is null
                          returning amendment_id)
                        select exists (select 1 from taken where amendment_id is not null)
                        """)
                .bind("run", runId)
                .bind("year", year)
                .mapTo(boolean.class)
                .one();
    }

    /** Closed years with changes that an exception or an amendment let in and that are not in the figures yet. */
    List<Integer> listYearsChangedSince() {
        return sql.query("select distinct year from closed_year_change where run_id is null")
                .mapTo(Integer.class)
                .list();
    }
}
