package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;

/** The history of runs in the database, as people read it. */
@ApplicationScoped
public class RunRepository {

    private static final GenericType<List<RunRow.PartRow>> PARTS = new GenericType<>() {};
    private static final GenericType<List<RunRow.AsideRow>> ASIDE = new GenericType<>() {};

    private static final String RUNS =
            """
            select r.ref, r.origin, r.started_by, r.node, r.started_at, r.finished_at, r.status, r.failure, r.due_at,
              y.year, y.status as year_status, y.published_at, y.meeting_count as meetings, y.entry_count as entries,
              y.unit_count as units, y.changed_count as changed, y.way, y.way_reason as reason, y.cell_count as cells,
              y.failed_unit_code, y.failed_unit_name,
              y.failure as year_failure, y.amended,
              (select array_agg(array[p.part, cast(p.seconds as text)] order by p.position)
               from consolidation_run_part p where p.run_id = y.run_id and p.year = y.year) as parts,
              (select array_agg(array[a.code, a.name, a.failure] order by a.code)
               from consolidation_run_aside a where a.run_id = y.run_id and a.year = y.year) as aside
            from (select * from consolidation_run r %s) r
            left join consolidation_run_year y on y.run_id = r.id
            order by r.started_at desc, r.id desc, y.year
            """;

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
            RunWay way,
            WayReason reason,
            Integer cells,
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
                    way,
                    reason,
                    cells,
                    failedUnitCode,
                    failedUnitName,
                    yearFailure,
                    amended,
                    aside,
                    parts);
        }
    }

    /**
     * The newest runs first.
     *
     * @param most how many at most
     * @param light how many between the nights beside them: they are many, and would leave no place for the others
     */
    List<RunRow> listRuns(int most, int light) {
        return runs(sql.query(
                        RUNS.formatted(
                                """
                        where r.id in (
                          (select id from consolidation_run where origin <> 'LIGHT' order by started_at desc, id desc limit :most)
                          union all
                          (select id from consolidation_run where origin = 'LIGHT' order by started_at desc, id desc limit :light))
                        """))
                .bind("most", most)
                .bind("light", light));
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
        return byRun.values().stream().map(RunRepository::run).toList();
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
