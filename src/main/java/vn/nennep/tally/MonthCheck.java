package vn.nennep.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The proof of the figures of periods: they come to those of the year, and the months to the rolls. */
final class MonthCheck {

    private static final Map<String, String> KEYS =
            Map.of("THEN", "tally.disagreement.figure", "NOW", "tally.disagreement.figure.now");

    /** Weights are this and more, each another. */
    private static final int WEIGHT = 1_009;

    private final YearSql sql;

    MonthCheck(YearSql sql) {
        this.sql = sql;
    }

    /** @return every unit whose figures differ, a unit as often as there are reasons; empty when all agree */
    List<Disagreement> run() {
        List<Disagreement> faults = new ArrayList<>();
        faults.addAll(compareWithParts("THEN"));
        faults.addAll(compareWithParts("NOW"));
        faults.addAll(compareWithRolls());
        return faults;
    }

    private List<Disagreement> found(String key, String query, Map<String, ?> more) {
        return sql.list(query, CheckFault.OfFigure.class, more).stream()
                .map(one -> Disagreement.of(key, one))
                .toList();
    }

    /** The months and quarters add up to the year, and what is counted once comes to the same in the period that is the year. */
    private List<Disagreement> compareWithParts(String view) {
        return found(
                KEYS.get(view),
                """
                with wrong(unit_id, code, name, figure, wanted, found) as materialized (
                  select t.unit_id, t.code, t.name, f.figure, f.wanted, f.found
                  from year_total t
                  cross join lateral (values %s) f(figure, wanted, found)
                  where t.view = :view and t.whole and %s and f.wanted is distinct from f.found
                )
                select * from wrong order by code
                """
                        .formatted(partsOfYear("t"), differs("t")),
                Map.of("view", view));
    }

    /**
     * Whether anything differs, so that it is worth to look at each figure: a sum of all months, each figure with a weight of its
     * own, is many times quicker than a sum for each figure.
     */
    private static String differs(String line) {
        String weights = IntStream.rangeClosed(1, Figure.byMonth().size())
                .mapToObj(place -> Integer.toString(WEIGHT + cube(place)))
                .collect(Collectors.joining(", ", "array[", "]"));
        String year = Figure.byMonth().stream()
                .map(figure ->
                        "%d::bigint * %s.%s".formatted(WEIGHT + cube(figure.placeInMonth()), line, figure.column()))
                .collect(Collectors.joining(" + "));
        String others = Figure.counted().stream()
                .filter(figure -> figure.way() == Figure.Way.BY_QUARTER || figure.way() == Figure.Way.DISTINCT)
                .map(figure -> "%s.%s is distinct from %s".formatted(line, figure.column(), ofParts(line, figure)))
                .collect(Collectors.joining(" or "));
        return "((select sum(v * (%1$s::bigint[])[1 + (o - 1) %% %2$d]) from unnest(%3$s.by_month) with ordinality as u(v, o)) is distinct from %4$s or %5$s)"
                .formatted(weights, Figure.byMonth().size(), line, year, others);
    }

    private static int cube(int place) {
        return place * place * place;
    }

    /**
     * Rows {@code (name, of the year, of its months)} of a line.
     *
     * @param line the table with the line
     */
    static String partsOfYear(String line) {
        return Figure.counted().stream()
                .filter(figure -> figure.way() != Figure.Way.BY_YEAR)
                .map(figure ->
                        "('%s', %s.%s, %s)".formatted(figure.name(), line, figure.column(), ofParts(line, figure)))
                .collect(Collectors.joining(", "));
    }

    private static String ofParts(String line, Figure figure) {
        return switch (figure.way()) {
            case BY_MONTH -> MonthArrays.year(line + ".by_month", figure);
            case BY_QUARTER ->
                "%1$s.by_quarter[1] + %1$s.by_quarter[2] + %1$s.by_quarter[3] + %1$s.by_quarter[4]".formatted(line);
            default -> "%s.by_span[%d][%d]".formatted(line, figure.placeInSpan(), PeriodSpan.placeOfYear());
        };
    }

    /** The meetings of each month and those who came, of all roots together, straight from the rolls. */
    private List<Disagreement> compareWithRolls() {
        return found(
                KEYS.get("THEN"),
                """
                with recounted as (
                  select %1$s as month, count(*) as sessions, sum(present) as present, sum(present + excused + absent) as due
                  from counted_meeting group by 1
                ),
                published as (
                  select n as month, min(t.unit_id) as unit_id, sum(t.by_month[n][%2$d]) as sessions,
                    sum(t.by_month[n][%3$d]) as present, sum(t.by_month[n][%4$d]) as due
                  from year_total t cross join generate_series(1, 12) n
                  where t.view = 'THEN' and t.parent_id is null and t.whole
                    and t.unit_id in (select unit_id from stretch where view = 'THEN' and parent_id is null)
                  group by n
                )
                select u.id as unit_id, u.code, y.name, f.figure, coalesce(f.wanted, 0) as wanted, f.found
                from published p
                left join recounted r using (month)
                join unit u on u.id = p.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = p.unit_id and y.whole
                cross join lateral (values ('SESSIONS', r.sessions, p.sessions), ('PRESENT', r.present, p.present),
                  ('DUE', r.due, p.due)) f(figure, wanted, found)
                where coalesce(f.wanted, 0) <> f.found
                """
                        .formatted(
                                YearSql.reportMonth("held_on"),
                                Figure.SESSIONS.placeInMonth(),
                                Figure.PRESENT.placeInMonth(),
                                Figure.DUE.placeInMonth()),
                Map.of());
    }
}
