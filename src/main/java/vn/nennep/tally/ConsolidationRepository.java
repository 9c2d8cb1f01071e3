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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;

/** Runs and their figures in the database. */
@ApplicationScoped
public class ConsolidationRepository {

    private static final GenericType<List<RunRow.PartRow>> PARTS = new GenericType<>() {};
    private static final GenericType<List<RunRow.AsideRow>> ASIDE = new GenericType<>() {};

    private static final String RUNS =
            """
            select r.ref, r.origin, r.started_by, r.node, r.started_at, r.finished_at, r.status, r.failure, r.due_at,
              y.year, y.status as year_status, y.published_at, y.meeting_count as meetings, y.entry_count as entries,
              y.unit_count as units, y.changed_count as changed, y.failed_unit_code, y.failed_unit_name,
              y.failure as year_failure, y.amended,
              (select array_agg(array[p.part, cast(p.seconds as text)] order by p.position)
               from consolidation_run_part p where p.run_id = y.run_id and p.year = y.year) as parts,
              (select array_agg(array[a.code, a.name, a.failure] order by a.code)
               from consolidation_run_aside a where a.run_id = y.run_id and a.year = y.year) as aside
            from (select * from consolidation_run r %s) r
            left join consolidation_run_year y on y.run_id = r.id
            order by r.started_at desc, r.id desc, y.year
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** A run with one of its years; without a year when it has none. */
    record Line(
            UUID ref,
            RunOrigin origin,
            String startedBy,
            String node,
            Instant startedAt,
            Instant finishedAt,
            RunStatus status,
            String failure,
            Instant dueAt,
            Integer year,
            RunStatus yearStatus,
            Instant publishedAt,
            Integer meetings,
            Integer entries,
            Integer units,
            Integer changed,
            String failedUnitCode,
            String failedUnitName,
            String yearFailure,
            Boolean amended,
            List<RunRow.PartRow> parts,
            List<RunRow.AsideRow> aside) {

        RunRow.YearRow ofYear() {
            return new RunRow.YearRow(
                    year,
                    yearStatus,
                    publishedAt,
                    meetings,
                    entries,
                    units,
                    changed,
                    failedUnitCode,
                    failedUnitName,
                    yearFailure,
                    amended,
                    aside,
                    parts);
        }
    }

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
    void consolidate(long runId, int year, LocalDate asOf, Instant now, ObjIntConsumer<ConsolidationPart> done) {
        // Says nothing new to a transaction that has begun so; any other is refused by the database.
        sql.update("set transaction isolation level repeatable read").execute();
        sql.update("set local work_mem = '64MB'").execute();
        sql.update("set local jit = off").execute();
        publish(runId, year, asOf, now, new Consolidation(em.unwrap(Connection.class), year, asOf).run(done));
    }

    private void publish(long runId, int year, LocalDate asOf, Instant now, Consolidation.Outcome outcome) {
        boolean amended = takeChanges(runId, year);
        sql.update(
                        """
                        insert into published_year (year, run_id, published_at, as_of, amended)
                        values (:year, :run, :at, :asOf, :amended)
                        on conflict (year) do update
                        set run_id = excluded.run_id, published_at = excluded.published_at, as_of = excluded.as_of,
                          amended = excluded.amended or published_year.amended
                        """)
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
                          unit_count = :units, changed_count = :changed, amended = :amended
                        where run_id = :run and year = :year
                        """)
                .bind("at", now)
                .bindMethods(outcome)
                .bind("amended", amended)
                .bind("run", runId)
                .bind("year", year)
                .execute();
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

    /** The newest runs first. */
    List<RunRow> listRuns(int most) {
        return runs(sql.query(RUNS.formatted("order by r.started_at desc, r.id desc limit :most"))
                .bind("most", most));
    }

    Optional<RunRow> findRun(UUID ref) {
        return runs(sql.query(RUNS.formatted("where r.ref = :ref")).bind("ref", ref)).stream()
                .findFirst();
    }

    private static List<RunRow> runs(Query query) {
        Map<UUID, List<Line>> byRun = query
                .registerColumnMapper(PARTS, Sql.listOf(one -> new RunRow.PartRow(one[0], Double.parseDouble(one[1]))))
                .registerColumnMapper(ASIDE, Sql.listOf(one -> new RunRow.AsideRow(one[0], one[1], one[2])))
                .mapTo(Line.class)
                .stream()
                .collect(Collectors.groupingBy(Line::ref, LinkedHashMap::new, Collectors.toList()));
        return byRun.values().stream().map(ConsolidationRepository::run).toList();
    }

    private static RunRow run(List<Line> lines) {
        Line first = lines.get(0);
        return new RunRow(
                first.ref(),
                first.origin(),
                first.startedBy(),
                first.node(),
                first.startedAt(),
                first.finishedAt(),
                first.status(),
                first.failure(),
                first.dueAt(),
                lines.stream()
                        .filter(line -> line.year() != null)
                        .map(Line::ofYear)
                        .toList());
    }
}
