package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.StatementContext;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Sql;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitKind;

/** Published figures in the database. */
@ApplicationScoped
public class ReportRepository {

    private static final GenericType<List<ConsolidatedReport.Aside>> ASIDE = new GenericType<>() {};

    private static final String REPORT =
            """
            select t.code, u.code as current_code, t.name, t.kind, t.whole, t.unit_id = :unit as own, %s,
              (select cast(jsonb_object_agg(d.dimension, d.numbers) as text) from (
                select p.dimension, jsonb_object_agg(p.value, p.sessions) as numbers
                from unit_total_part p
                where p.year = :year and p.view = t.view and p.unit_id = t.unit_id and p.whole = t.whole
                  and p.parent_id is not distinct from t.parent_id
                group by p.dimension) d) as parts,
              (select count(*) from unit_total_aside a
               where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id) as aside_count,
              case when t.unit_id = :unit then (
                select array_agg(array[a.code, a.name, a.failure] order by a.code) from unit_total_aside a
                where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id) end as aside,
              r.ref as run, y.published_at, y.as_of, y.amended
            from unit_total t
            join unit u on u.id = t.unit_id
            join published_year y on y.year = t.year
            join consolidation_run r on r.id = y.run_id
            where t.year = :year and t.view = :view and ((t.unit_id = :unit and t.whole) or t.parent_id = :unit)
            order by own desc, t.code
            """
                    .formatted(Figure.counted().stream()
                            .map(figure -> "t." + figure.column())
                            .collect(Collectors.joining(", ")));

    @Inject
    private Sql sql;

    /**
     * A row of the report as it is read.
     *
     * @param own whether it is the line of the unit itself, not of one below
     * @param aside only in the line of the unit itself
     */
    private record Row(
            ReportLine line, boolean own, List<ConsolidatedReport.Aside> aside, ConsolidatedReport.Run run) {}

    /**
     * The report in one statement: a run that publishes meanwhile cannot put the unit and its children apart.
     *
     * @return empty when the year was not published or the unit has no figures in it in this view
     */
    Optional<ConsolidatedReport> find(long unitId, int year, TreeView view) {
        List<Row> rows = sql.query(REPORT)
                .bind("unit", unitId)
                .bind("year", year)
                .bind("view", view)
                .registerColumnMapper(ASIDE, Sql.listOf(one -> new ConsolidatedReport.Aside(one[0], one[1], one[2])))
                .map(ReportRepository::row)
                .list();
        if (rows.isEmpty() || !rows.get(0).own()) {
            return Optional.empty();
        }
        Row unit = rows.get(0);
        List<ReportLine> children = new ArrayList<>(
                rows.stream().filter(row -> !row.own()).map(Row::line).toList());
        return Optional.of(new ConsolidatedReport(year, view, unit.line(), children, unit.aside(), unit.run()));
    }

    /** Whether the unit has figures of the year in any view. */
    boolean isPublished(long unitId, int year) {
        return sql.query("select exists (select 1 from unit_total where unit_id = :unit and year = :year)")
                .bind("unit", unitId)
                .bind("year", year)
                .mapTo(boolean.class)
                .one();
    }

    /** The years that have figures, newest first. */
    List<Integer> listPublishedYears() {
        return sql.query("select year from published_year order by year desc")
                .mapTo(Integer.class)
                .list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                line(row),
                row.getBoolean("own"),
                context.findColumnMapperFor(ASIDE).orElseThrow().map(row, "aside", context),
                new ConsolidatedReport.Run(
                        row.getObject("run", UUID.class),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "published_at", context),
                        row.getObject("as_of", LocalDate.class),
                        row.getBoolean("amended")));
    }

    private static ReportLine line(ResultSet row) throws SQLException {
        Map<Figure, Integer> counted = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.counted()) {
            counted.put(figure, row.getInt(figure.column()));
        }
        return new ReportLine(
                row.getString("code"),
                row.getString("current_code"),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")),
                row.getBoolean("whole"),
                row.getInt("aside_count"),
                Collections.unmodifiableMap(counted),
                parts(row.getString("parts")));
    }

    /** @param json numbers by value by dimension; null for none */
    private static Map<Dimension, SortedMap<String, Integer>> parts(String json) {
        JsonObject all = object(json);
        Map<Dimension, SortedMap<String, Integer>> parts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            SortedMap<String, Integer> numbers = new TreeMap<>(dimension.order());
            if (all.containsKey(dimension.name())) {
                JsonObject values = all.getJsonObject(dimension.name());
                values.keySet().forEach(value -> numbers.put(value, values.getInt(value)));
            }
            parts.put(dimension, Collections.unmodifiableSortedMap(numbers));
        }
        return Collections.unmodifiableMap(parts);
    }

    private static JsonObject object(String json) {
        if (json == null) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            return reader.readObject();
        }
    }
}
