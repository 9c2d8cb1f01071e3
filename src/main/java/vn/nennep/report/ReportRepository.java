package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitKind;

/** Published figures in the database. */
@ApplicationScoped
public class ReportRepository {

    @PersistenceContext
    private EntityManager em;

    /**
     * The report in one statement: a run that publishes meanwhile cannot put the unit and its children apart.
     *
     * @return empty when the year was not published or the unit has no figures in it in this view
     */
    Optional<ConsolidatedReport> find(long unitId, int year, TreeView view) {
        List<?> rows = em.createNativeQuery(
                        """
                        select t.code, t.name, t.kind, t.cells, t.cells_with_thematic, t.sessions, t.thematic_sessions,
                          t.due, t.present, t.excused, t.absent, t.people, t.thematic_due, t.thematic_present,
                          t.quarters_missed,
                          (select cast(jsonb_object_agg(d.dimension, d.shares) as text) from (
                            select p.dimension,
                              jsonb_object_agg(p.value, jsonb_build_array(p.sessions, p.due, p.present)) as shares
                            from unit_total_part p
                            where p.year = t.year and p.view = t.view and p.unit_id = t.unit_id and p.whole = t.whole
                              and p.parent_id is not distinct from t.parent_id
                            group by p.dimension) d),
                          t.unit_id = ?1 as own, r.ref, y.published_at, y.as_of, t.whole, u.code as current_code,
                          y.amended, t.contributions, t.contributions_open, t.speakers, t.plans_reported,
                          t.planned_lines, t.kept_lines, t.key_tasks, t.key_tasks_done,
                          (select count(*) from unit_total_aside a
                           where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id),
                          case when t.unit_id = ?1 then (
                            select cast(jsonb_agg(jsonb_build_array(a.code, a.name, a.failure) order by a.code) as text)
                            from unit_total_aside a
                            where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id) end
                        from unit_total t
                        join unit u on u.id = t.unit_id
                        join published_year y on y.year = t.year
                        join consolidation_run r on r.id = y.run_id
                        where t.year = ?2 and t.view = ?3 and ((t.unit_id = ?1 and t.whole) or t.parent_id = ?1)
                        order by own desc, t.code
                        """)
                .setParameter(1, unitId)
                .setParameter(2, year)
                .setParameter(3, view.name())
                .getResultList();
        ReportLine unit = null;
        List<ReportLine> children = new ArrayList<>();
        List<ConsolidatedReport.Aside> aside = List.of();
        ConsolidatedReport.Run run = null;
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            if ((Boolean) columns[16]) {
                unit = line(columns);
                aside = aside((String) columns[32]);
                run = new ConsolidatedReport.Run(
                        (UUID) columns[17], instant(columns[18]), day(columns[19]), (Boolean) columns[22]);
            } else {
                children.add(line(columns));
            }
        }
        return unit == null
                ? Optional.empty()
                : Optional.of(new ConsolidatedReport(year, view, unit, children, aside, run));
    }

    /** Whether the unit has figures of the year in any view. */
    boolean isPublished(long unitId, int year) {
        return !em.createNativeQuery("select 1 from unit_total where unit_id = ?1 and year = ?2")
                .setParameter(1, unitId)
                .setParameter(2, year)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The years that have figures, newest first. */
    List<Integer> listPublishedYears() {
        List<?> years = em.createNativeQuery("select year from published_year order by year desc")
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }

    private static List<ConsolidatedReport.Aside> aside(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonArray.class).stream()
                    .map(one -> new ConsolidatedReport.Aside(one.getString(0), one.getString(1), one.getString(2)))
                    .toList();
        }
    }

    private static ReportLine line(Object[] row) {
        JsonObject parts = parts((String) row[15]);
        return new ReportLine(
                (String) row[0],
                (String) row[21],
                (String) row[1],
                UnitKind.valueOf((String) row[2]),
                (Boolean) row[20],
                number(row[31]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                new AttendanceCount(number(row[7]), number(row[8]), number(row[9]), number(row[10])),
                number(row[11]),
                number(row[12]),
                number(row[13]),
                number(row[14]),
                new ReportLine.Said(number(row[23]), number(row[24]), number(row[25])),
                new ReportLine.Plan(number(row[26]), number(row[27]), number(row[28])),
                new ReportLine.KeyTasks(number(row[29]), number(row[30])),
                shares(parts, "TOPIC_GROUP", Function.identity()),
                shares(parts, "FORM", Function.identity()),
                shares(parts, "MONTH", Integer::valueOf),
                shares(parts, "GRADE", Function.identity()),
                cells(shares(parts, "YEAR_GRADE", Function.identity())));
    }

    private static <K extends Comparable<K>> SortedMap<K, ReportLine.Share> shares(
            JsonObject parts, String dimension, Function<String, K> key) {
        SortedMap<K, ReportLine.Share> shares = new TreeMap<>();
        if (parts.containsKey(dimension)) {
            parts.getJsonObject(dimension).forEach((value, counts) -> {
                JsonArray three = counts.asJsonArray();
                shares.put(key.apply(value), new ReportLine.Share(three.getInt(0), three.getInt(1), three.getInt(2)));
            });
        }
        return Collections.unmodifiableSortedMap(shares);
    }

    private static SortedMap<String, Integer> cells(SortedMap<String, ReportLine.Share> shares) {
        SortedMap<String, Integer> cells = new TreeMap<>();
        shares.forEach((grade, share) -> cells.put(grade, share.sessions()));
        return Collections.unmodifiableSortedMap(cells);
    }

    private static JsonObject parts(String text) {
        if (text == null) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static Instant instant(Object value) {
        return ((java.sql.Timestamp) value).toInstant();
    }

    private static LocalDate day(Object value) {
        return ((java.sql.Date) value).toLocalDate();
    }
}
