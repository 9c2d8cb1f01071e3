package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

/** Runs and their figures in the database. */
@ApplicationScoped
public class ConsolidationRepository {

    @PersistenceContext
    private EntityManager em;

    void add(ConsolidationRun run, Collection<Integer> years) {
        em.persist(run);
        em.flush();
        for (int year : years) {
            em.createNativeQuery("insert into consolidation_run_year (run_id, year, status) values (?1, ?2, 'WAITING')")
                    .setParameter(1, run.getId())
                    .setParameter(2, year)
                    .executeUpdate();
        }
    }

    Optional<ConsolidationRun> find(long id) {
        return Optional.ofNullable(em.find(ConsolidationRun.class, id));
    }

    boolean isAnyStarted() {
        return !em.createNativeQuery("select 1 from consolidation_run where status = 'STARTED'")
                .getResultList()
                .isEmpty();
    }

    /** The runs that were made for a night, or for a later one. */
    List<NightRun> listNight(Instant due) {
        List<?> rows = em.createNativeQuery("select status, interrupted from consolidation_run where due_at >= ?1")
                .setParameter(1, java.sql.Timestamp.from(due))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new NightRun(RunStatus.valueOf((String) row[0]), (Boolean) row[1]))
                .toList();
    }

    /** @param quiet whether there is nothing to count */
    LastNight lastNight(boolean quiet) {
        Object[] row = (Object[]) em.createNativeQuery(
                        """
                        with good as (
                          select max(finished_at) as at from consolidation_run
                          where status = 'COMPLETED' and origin in ('SCHEDULE', 'FIRST_START')),
                        newest as (
                          select ref, due_at, status, started_at from consolidation_run
                          where origin = 'SCHEDULE' and status <> 'STARTED'
                          order by started_at desc, id desc limit 1)
                        select (select since from night_work where name = 'consolidation'), g.at, n.ref, n.due_at,
                          (select count(distinct a.unit_id) from consolidation_run_aside a
                           join published_year y on y.run_id = a.run_id and y.year = a.year)
                        from good g left join newest n on n.status = 'FAILED' and n.started_at > coalesce(g.at, '-infinity')
                        """)
                .getSingleResult();
        return new LastNight(instant(row[0]), instant(row[1]), (UUID) row[2], instant(row[3]), number(row[4]), quiet);
    }

    boolean isPublished(int year) {
        return !em.createNativeQuery("select 1 from published_year where year = ?1")
                .setParameter(1, year)
                .getResultList()
                .isEmpty();
    }

    List<ConsolidationRun> listStarted() {
        return em.createQuery("select r from ConsolidationRun r where r.status = :started", ConsolidationRun.class)
                .setParameter("started", RunStatus.STARTED)
                .getResultList();
    }

    List<Integer> listYears(long runId, RunStatus... statuses) {
        List<String> names = Arrays.stream(statuses).map(Enum::name).toList();
        List<?> years = em.createNativeQuery(
                        "select year, status from consolidation_run_year where run_id = ?1 order by year")
                .setParameter(1, runId)
                .getResultList();
        return years.stream()
                .map(Object[].class::cast)
                .filter(row -> names.contains((String) row[1]))
                .map(row -> ((Number) row[0]).intValue())
                .toList();
    }

    /** Years in which anything was recorded or published. */
    List<Integer> listYearsWithData() {
        List<?> years = em.createNativeQuery(
                        "select distinct year from meeting where counted union select year from published_year order by 1")
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }

    void startYear(long runId, int year) {
        em.createNativeQuery("update consolidation_run_year set status = 'STARTED' where run_id = ?1 and year = ?2")
                .setParameter(1, runId)
                .setParameter(2, year)
                .executeUpdate();
    }

    void addPart(long runId, int year, ConsolidationPart part, int millis) {
        em.createNativeQuery(
                        """
                        insert into consolidation_run_part (run_id, year, position, part, seconds)
                        values (?1, ?2, ?3, ?4, ?5)
                        on conflict (run_id, year, position) do update
                        set seconds = consolidation_run_part.seconds + excluded.seconds
                        """)
                .setParameter(1, runId)
                .setParameter(2, year)
                .setParameter(3, part.ordinal())
                .setParameter(4, part.name())
                .setParameter(5, BigDecimal.valueOf(millis, 3))
                .executeUpdate();
    }

    /** Marks the run's years that did not end as failed. */
    void failYears(long runId, String failure) {
        em.createNativeQuery(
                        """
                        update consolidation_run_year set status = 'FAILED', failure = ?2
                        where run_id = ?1 and status in ('WAITING', 'STARTED')
                        """)
                .setParameter(1, runId)
                .setParameter(2, failure)
                .executeUpdate();
    }

    void failYear(long runId, int year, String unitCode, String unitName, String failure) {
        em.createNativeQuery(
                        """
                        update consolidation_run_year
                        set status = 'FAILED', failed_unit_code = ?3, failed_unit_name = ?4, failure = ?5
                        where run_id = ?1 and year = ?2
                        """)
                .setParameter(1, runId)
                .setParameter(2, year)
                .setParameter(3, unitCode)
                .setParameter(4, unitName)
                .setParameter(5, failure)
                .executeUpdate();
    }

    /**
     * Counts a year and marks it published, all in the caller's transaction, which must have begun as REPEATABLE READ,
     * because under READ COMMITTED the figures and their check would see different roll calls.
     */
    void consolidate(long runId, int year, LocalDate asOf, Instant now, ObjIntConsumer<ConsolidationPart> done) {
        Connection connection = em.unwrap(Connection.class);
        try (Statement statement = connection.createStatement()) {
            // Says nothing new to a transaction that has begun so; any other is refused by the database.
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("set local work_mem = '64MB'");
            statement.execute("set local jit = off");
            Consolidation.Outcome outcome = new Consolidation(connection, year, asOf).run(done);
            publish(connection, runId, year, asOf, now, outcome);
        } catch (SQLException e) {
            throw new IllegalStateException("year " + year + ": " + e.getMessage(), e);
        }
    }

    private static void publish(
            Connection connection, long runId, int year, LocalDate asOf, Instant now, Consolidation.Outcome outcome)
            throws SQLException {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        boolean amended = takeChanges(connection, runId, year);
        try (PreparedStatement published = connection.prepareStatement(
                """
                insert into published_year (year, run_id, published_at, as_of, amended) values (?, ?, ?, ?, ?)
                on conflict (year) do update
                set run_id = excluded.run_id, published_at = excluded.published_at, as_of = excluded.as_of,
                  amended = excluded.amended or published_year.amended
                """)) {
            published.setInt(1, year);
            published.setLong(2, runId);
            published.setObject(3, at);
            published.setObject(4, asOf);
            published.setBoolean(5, amended);
            published.executeUpdate();
        }
        try (PreparedStatement ended = connection.prepareStatement(
                """
                update consolidation_run_year
                set status = 'COMPLETED', published_at = ?, meeting_count = ?, entry_count = ?, unit_count = ?,
                  changed_count = ?, amended = ?
                where run_id = ? and year = ?
                """)) {
            ended.setObject(1, at);
            ended.setInt(2, outcome.meetings());
            ended.setInt(3, outcome.entries());
            ended.setInt(4, outcome.units());
            ended.setInt(5, outcome.changed());
            ended.setBoolean(6, amended);
            ended.setLong(7, runId);
            ended.setInt(8, year);
            ended.executeUpdate();
        }
        try (PreparedStatement aside = connection.prepareStatement(
                """
                insert into consolidation_run_aside (run_id, year, unit_id, code, name, failure)
                select ?, ?, cell_id, code, name, failure from year_aside where view = 'THEN' and unit_id = cell_id
                """)) {
            aside.setLong(1, runId);
            aside.setInt(2, year);
            aside.executeUpdate();
        }
    }

    /**
     * Marks the changes that closed years were opened for as taken into the figures: those that this transaction sees.
     *
     * @return whether an amendment was among them
     */
    private static boolean takeChanges(Connection connection, long runId, int year) throws SQLException {
        try (PreparedStatement taken = connection.prepareStatement(
                """
                with taken as (
                  update closed_year_change set run_id = ? where year = ? and run_id is null returning amendment_id)
                select exists (select 1 from taken where amendment_id is not null)
                """)) {
            taken.setLong(1, runId);
            taken.setInt(2, year);
            try (ResultSet found = taken.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    /** Closed years with changes that an exception or an amendment let in and that are not in the figures yet. */
    List<Integer> listYearsChangedSince() {
        List<?> years = em.createNativeQuery("select distinct year from closed_year_change where run_id is null")
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }

    /** The newest runs first. */
    List<RunRow> listRuns(int most) {
        return runs("order by r.started_at desc, r.id desc limit " + most, null);
    }

    Optional<RunRow> findRun(UUID ref) {
        return runs("where r.ref = ?1", ref).stream().findFirst();
    }

    private List<RunRow> runs(String which, UUID ref) {
        String sql =
                """
                select r.id, r.ref, r.origin, r.started_by, r.node, r.started_at, r.finished_at, r.status, r.failure,
                  y.year, y.status as year_status, y.published_at, y.meeting_count, y.entry_count, y.unit_count,
                  y.changed_count, y.failed_unit_code, y.failed_unit_name, y.failure as year_failure,
                  (select string_agg(p.part || '=' || p.seconds, '|' order by p.position)
                   from consolidation_run_part p where p.run_id = y.run_id and p.year = y.year) as parts, y.amended,
                  (select cast(jsonb_agg(jsonb_build_array(a.code, a.name, a.failure) order by a.code) as text)
                   from consolidation_run_aside a where a.run_id = y.run_id and a.year = y.year) as aside, r.due_at
                from (select * from consolidation_run r %s) r
                left join consolidation_run_year y on y.run_id = r.id
                order by r.started_at desc, r.id desc, y.year
                """
                        .formatted(which);
        var query = em.createNativeQuery(sql);
        if (ref != null) {
            query.setParameter(1, ref);
        }
        List<?> rows = query.getResultList();
        Map<Long, List<Object[]>> byRun = new LinkedHashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> byRun.computeIfAbsent(
                        ((Number) row[0]).longValue(), id -> new ArrayList<>())
                .add(row));
        return byRun.values().stream().map(ConsolidationRepository::run).toList();
    }

    private static RunRow run(List<Object[]> rows) {
        Object[] first = rows.get(0);
        return new RunRow(
                (UUID) first[1],
                RunOrigin.valueOf((String) first[2]),
                (String) first[3],
                (String) first[4],
                instant(first[5]),
                instant(first[6]),
                RunStatus.valueOf((String) first[7]),
                (String) first[8],
                instant(first[22]),
                rows.stream()
                        .filter(row -> row[9] != null)
                        .map(ConsolidationRepository::year)
                        .toList());
    }

    private static RunRow.YearRow year(Object[] row) {
        return new RunRow.YearRow(
                ((Number) row[9]).intValue(),
                RunStatus.valueOf((String) row[10]),
                instant(row[11]),
                number(row[12]),
                number(row[13]),
                number(row[14]),
                number(row[15]),
                (String) row[16],
                (String) row[17],
                (String) row[18],
                (Boolean) row[20],
                aside((String) row[21]),
                parts((String) row[19]));
    }

    private static List<RunRow.AsideRow> aside(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonArray.class).stream()
                    .map(one -> new RunRow.AsideRow(one.getString(0), one.getString(1), one.getString(2)))
                    .toList();
        }
    }

    private static List<RunRow.PartRow> parts(String text) {
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split("\\|"))
                .map(part -> part.split("="))
                .map(part -> new RunRow.PartRow(part[0], Double.parseDouble(part[1])))
                .toList();
    }

    private static Integer number(Object value) {
        return value == null ? null : ((Number) value).intValue();
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((java.sql.Timestamp) value).toInstant();
    }
}
