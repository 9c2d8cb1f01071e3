package vn.nennep.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.StatementContext;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Sql;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitKind;

/** Published figures in the database. */
@ApplicationScoped
public class ReportRepository {

    private static final int MONTHS_A_QUARTER = 3;

    private static final GenericType<List<ConsolidatedReport.Aside>> ASIDE = new GenericType<>() {};

    /**
     * The lines of a unit and of what stands below it, down to a level. A unit that stood elsewhere for a part of the year has the
     * figures of its time here, which are not those of what stands below it, so the lines end with it.
     */
    private static final String LINES =
            """
            with recursive branch as (
              select t.*, 0 as depth, array[t.code] as place
              from unit_total t
              where t.year = :year and t.view = :view and t.unit_id = :unit and t.whole
              union all
              select c.*, b.depth + 1, b.place || c.code
              from branch b
              join unit_total c on c.year = :year and c.view = :view and c.parent_id = b.unit_id
              where b.whole and b.depth < :levels
            )
            select t.code, u.code as current_code, t.name, case when t.depth > 0 then p.code end as parent_code, t.kind, t.whole, t.depth, %1$s, array[%2$s] as months,
              (select cast(jsonb_object_agg(d.dimension, d.numbers) as text) from (
                select p.dimension, jsonb_object_agg(p.value, %3$s) as numbers
                from unit_total_part p
                where p.year = :year and p.view = t.view and p.unit_id = t.unit_id and p.whole = t.whole
                  and p.parent_id is not distinct from t.parent_id and %3$s <> 0 and p.dimension = any (:dimensions)
                group by p.dimension) d) as parts,
              (select count(*) from unit_total_aside a
               where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id) as aside_count,
              case when t.depth = 0 then (
                select array_agg(array[a.code, a.name, a.failure] order by a.code) from unit_total_aside a
                where a.year = t.year and a.view = t.view and a.unit_id = t.unit_id) end as aside,
              r.ref as run, y.published_at, y.as_of, y.amended
            from branch t
            join unit u on u.id = t.unit_id
            left join unit p on p.id = t.parent_id
            join published_year y on y.year = t.year
            join consolidation_run r on r.id = y.run_id
            where :wholeYear or cardinality(t.by_month) > 0
            order by t.place
            """;

    @Inject
    private Sql sql;

    /**
     * A row of the report as it is read.
     *
     * @param aside only in the line of the unit itself
     */
    private record Row(ReportLine line, List<ConsolidatedReport.Aside> aside, ConsolidatedReport.Run run) {}

    /**
     * The report in one statement: a run that publishes meanwhile cannot put the unit and its children apart.
     *
     * @param days of the period
     * @param levels how far down the lines go: 0 for the unit alone, 1 for what stands directly below it
     * @return empty when the year was not published, was published before periods were counted, or the unit has no figures in
     *     it in this view
     */
    Optional<ConsolidatedReport> find(
            long unitId, ReportingPeriod period, ConsolidatedReport.Days days, TreeView view, int levels) {
        List<Row> rows = sql.query(statement(period))
                .bind("unit", unitId)
                .bind("year", period.year())
                .bind("view", view)
                .bind("levels", levels)
                .bind("wholeYear", period.isWholeYear())
                .bindArray(
                        "dimensions",
                        String.class,
                        Arrays.stream(Dimension.values())
                                .filter(dimension -> period.isWholeYear() || dimension.isOfParts())
                                .map(Enum::name)
                                .toList())
                .registerColumnMapper(ASIDE, Sql.listOf(one -> new ConsolidatedReport.Aside(one[0], one[1], one[2])))
                .map((row, context) -> row(row, context, period))
                .list();
        if (rows.isEmpty() || rows.get(0).line().depth() > 0) {
            return Optional.empty();
        }
        Row unit = rows.get(0);
        List<ReportLine> below = rows.stream().skip(1).map(Row::line).toList();
        return Optional.of(new ConsolidatedReport(period, days, view, unit.line(), below, unit.aside(), unit.run()));
    }

    private static String statement(ReportingPeriod period) {
        return LINES.formatted(
                knownOf(period)
                        .map(figure -> figure.ofLine("t", period) + " as " + figure.column())
                        .collect(Collectors.joining(", ")),
                IntStream.rangeClosed(period.firstMonth(), period.lastMonth())
                        .mapToObj(month -> Figure.SESSIONS.ofLine("t", ReportingPeriod.ofMonth(period.year(), month)))
                        .collect(Collectors.joining(", ")),
                Dimension.ofShare("p", period));
    }

    private static Stream<Figure> knownOf(ReportingPeriod period) {
        return Figure.counted().stream().filter(figure -> figure.isOf(period));
    }

    /**
     * The figures of each month of a unit and its children, by the code that a unit has today; without those whose months were not
     * counted.
     */
    Map<String, List<Map<Figure, Integer>>> listMonths(long unitId, int year, TreeView view) {
        return sql.query(
                        """
                        select u.code, t.by_month
                        from unit_total t join unit u on u.id = t.unit_id
                        where t.year = :year and t.view = :view and (t.unit_id = :unit and t.whole or t.parent_id = :unit)
                          and cardinality(t.by_month) > 0
                        """)
                .bind("unit", unitId)
                .bind("year", year)
                .bind("view", view)
                .map((row, context) -> Map.entry(row.getString("code"), months((Integer[][])
                        row.getArray("by_month").getArray())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (own, child) -> own));
    }

    private static List<Map<Figure, Integer>> months(Integer[][] numbers) {
        return Arrays.stream(numbers)
                .map(month -> {
                    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
                    for (int i = 0; i < month.length; i++) {
                        figures.put(Figure.byMonth().get(i), month[i]);
                    }
                    return Collections.unmodifiableMap(figures);
                })
                .toList();
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

    private static Row row(ResultSet row, StatementContext context, ReportingPeriod period) throws SQLException {
        return new Row(
                line(row, period),
                context.findColumnMapperFor(ASIDE).orElseThrow().map(row, "aside", context),
                new ConsolidatedReport.Run(
                        row.getObject("run", UUID.class),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "published_at", context),
                        row.getObject("as_of", LocalDate.class),
                        row.getBoolean("amended")));
    }

    private static ReportLine line(ResultSet row, ReportingPeriod period) throws SQLException {
        LocalDate asOf = row.getObject("as_of", LocalDate.class);
        Map<Figure, Integer> counted = new EnumMap<>(Figure.class);
        for (Figure figure : knownOf(period).toList()) {
            int number = row.getInt(figure.column());
            if (!row.wasNull() && (figure != Figure.CELLS_MISSING || isAnyQuarterOver(period, asOf))) {
                counted.put(figure, number);
            }
        }
        return new ReportLine(
                row.getString("code"),
                row.getString("current_code"),
                row.getString("name"),
                row.getString("parent_code"),
                UnitKind.valueOf(row.getString("kind")),
                row.getBoolean("whole"),
                row.getInt("aside_count"),
                row.getInt("depth"),
                Collections.unmodifiableMap(counted),
                parts(row.getString("parts"), (Integer[]) row.getArray("months").getArray(), period.firstMonth()));
    }

    /** Before the first one is over, that no cell missed one is no praise. */
    private static boolean isAnyQuarterOver(ReportingPeriod period, LocalDate asOf) {
        return YearMonth.of(period.year(), period.quarters().get(0) * MONTHS_A_QUARTER)
                .atEndOfMonth()
                .isBefore(asOf);
    }

    /**
     * @param json numbers by value by dimension; null for none. Years that were published before periods were counted have their
     *     months there
     * @param months meetings of each month; null elements while they were not counted
     * @param first the month of the first of them
     */
    private static Map<Dimension, SortedMap<String, Integer>> parts(String json, Integer[] months, int first) {
        JsonObject all = object(json);
        Map<Dimension, SortedMap<String, Integer>> parts = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            SortedMap<String, Integer> numbers = new TreeMap<>(dimension.order());
            if (all.containsKey(dimension.name())) {
                JsonObject values = all.getJsonObject(dimension.name());
                values.keySet().forEach(value -> numbers.put(value, values.getInt(value)));
            }
            parts.put(dimension, numbers);
        }
        for (int i = 0; i < months.length; i++) {
            if (months[i] != null && months[i] > 0) {
                parts.get(Dimension.MONTH).put(Integer.toString(first + i), months[i]);
            }
        }
        parts.replaceAll((dimension, numbers) -> Collections.unmodifiableSortedMap(numbers));
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
