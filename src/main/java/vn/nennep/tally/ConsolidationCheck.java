package vn.nennep.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The proof before the publication: the figures that {@link TreeSum} left in {@code year_total} and {@code year_part}
 * must be those that {@link Recount} comes to by itself, the months must add up to the year, the children to their
 * parent, and both views to the same.
 */
final class ConsolidationCheck {

    /** Ends the key of a disagreement by the tree as it is now. */
    static final String OF_NOW = ".now";

    /** Ends the key of a disagreement of the two views: of a whole province, or of all together. */
    static final String OF_VIEWS = ".views";

    private static final Map<String, String> KEYS =
            Map.of("THEN", "tally.disagreement", "NOW", "tally.disagreement.now");

    private static final String FIGURE = "tally.disagreement.figure";
    private static final String VIEWS = "tally.disagreement.views";
    private static final String FIGURE_OF_VIEWS = "tally.disagreement.figure.views";

    private static final Map<String, String> FIGURE_KEYS =
            Map.of("THEN", FIGURE, "NOW", "tally.disagreement.figure.now");

    /** Where a unit stands, so that the lowest is named first, and its last name. */
    private static final String PLACE_AND_NAME =
            """
            left join (select unit_id, max(depth) as depth from stretch where view = :view group by unit_id) s
              on s.unit_id = u.id
            left join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) p on true
            """;

    private static final List<Figure> OF_RECORDS = FigureSource.recounted();

    private final YearSql sql;
    private final List<Disagreement> faults = new ArrayList<>();

    ConsolidationCheck(YearSql sql) {
        this.sql = sql;
    }

    /** @return every unit whose figures differ, a unit as often as there are reasons; empty when all agree */
    List<Disagreement> run() {
        faults.clear();
        new Recount(sql).run();
        for (String view : List.of("THEN", "NOW")) {
            compareWithRecount(view);
            compareWithChildren(view);
            compareRecordsWithRecount(view);
            compareGradesWithRecount(view);
            compareRecordsWithChildren(view);
        }
        compareViews();
        compareRecordsOfViews();
        faults.addAll(new MonthCheck(sql).run());
        return List.copyOf(faults);
    }

    /**
     * Only whether the figures are those that {@link Recount} comes to.
     *
     * @return as {@link #run}
     */
    List<Disagreement> compareWithRecount() {
        faults.clear();
        new Recount(sql).run();
        for (String view : List.of("THEN", "NOW")) {
            compareWithRecount(view);
            compareRecordsWithRecount(view);
            compareGradesWithRecount(view);
        }
        return List.copyOf(faults);
    }

    private void found(String key, Class<? extends CheckFault> rows, String query) {
        found(key, rows, query, Map.of());
    }

    private void found(String key, Class<? extends CheckFault> rows, String query, Map<String, ?> more) {
        sql.list(query, rows, more).forEach(one -> faults.add(Disagreement.of(key, one)));
    }

    /** How many rows of roll calls were read. */
    int entries() {
        return sql.number("select coalesce(sum(entries), 0) from counted_meeting");
    }

    private void compareRecordsWithRecount(String view) {
        found(
                FIGURE_KEYS.get(view),
                CheckFault.OfFigure.class,
                """
                select u.id as unit_id, u.code, coalesce(t.name, p.name, u.code) as name, f.figure,
                  coalesce(f.wanted, 0) as wanted, coalesce(f.found, 0) as found
                from (select * from year_total where view = :view and whole) t
                full join (select * from recount_said where view = :view) r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                %s
                cross join lateral (values %s) f(figure, wanted, found)
                where coalesce(f.wanted, 0) <> coalesce(f.found, 0)
                order by s.depth desc nulls first, u.code
                """
                        .formatted(PLACE_AND_NAME, FigureSql.compared(OF_RECORDS, "r", "t")),
                Map.of("view", view));
    }

    /** Grades are in the parts of a line, everything else is in the line. */
    private void compareGradesWithRecount(String view) {
        found(
                FIGURE_KEYS.get(view),
                CheckFault.OfGrades.class,
                """
                select u.id as unit_id, u.code, coalesce(t.name, p.name, u.code) as name, dimension,
                  coalesce(r.sessions, 0) as wanted, coalesce(g.sessions, 0) as found
                from (select t.unit_id, k.dimension, k.value, p.sessions
                  from year_part p join year_total t using (line) join part_key k using (key)
                  where t.view = :view and t.whole and k.dimension in (%s)) g
                full join (select * from recount_graded where view = :view) r using (unit_id, dimension, value)
                join unit u on u.id = unit_id
                left join year_total t on t.view = :view and t.whole and t.unit_id = u.id
                %s
                where coalesce(r.sessions, 0) <> coalesce(g.sessions, 0)
                order by s.depth desc nulls first, u.code
                """
                        .formatted(Dimension.quoted(Dimension.RECOUNTED), PLACE_AND_NAME),
                Map.of("view", view));
    }

    /**
     * As {@link #compareWithChildren}, for figures of records; only units whose line is the whole of their year are
     * compared.
     */
    private void compareRecordsWithChildren(String view) {
        found(
                FIGURE_KEYS.get(view),
                CheckFault.OfFigure.class,
                """
                with part as (
                  select parent_id as unit_id, %1$s from year_total where view = :view and parent_id is not null
                  union all
                  select case :view when 'NOW' then r.now_id else r.unit_id end, %1$s
                  from said join carried r on r.unit_id = said.cell_id
                ),
                parts as (
                  select unit_id, %2$s from part
                  where unit_id in (select parent_id from year_total where view = :view and parent_id is not null)
                  group by unit_id
                ),
                wrong(unit_id, code, name, figure, wanted, found) as materialized (
                  select t.unit_id, t.code, t.name, f.figure, f.wanted, f.found
                  from year_total t
                  join parts p on p.unit_id = t.unit_id
                  cross join lateral (values %3$s) f(figure, wanted, found)
                  where t.view = :view and t.whole and f.wanted <> f.found
                )
                select * from wrong order by code
                """
                        .formatted(
                                FigureSql.columns(OF_RECORDS),
                                FigureSql.sums(OF_RECORDS),
                                FigureSql.compared(OF_RECORDS, "p", "t")),
                Map.of("view", view));
    }

    /** All roots together come to the same in both views. */
    private void compareRecordsOfViews() {
        found(
                FIGURE_OF_VIEWS,
                CheckFault.OfFigure.class,
                """
                with roots as (
                  select view, min(unit_id) as unit_id, %s
                  from year_total where parent_id is null and whole
                    and (view, unit_id) in (select view, unit_id from stretch where parent_id is null)
                  group by view
                )
                select u.id as unit_id, u.code, y.name, f.figure, f.wanted, coalesce(f.found, 0) as found
                from roots t
                join unit u on u.id = t.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = t.unit_id and y.whole
                left join roots n on n.view = 'NOW'
                cross join lateral (values %s) f(figure, wanted, found)
                where t.view = 'THEN' and f.wanted is distinct from f.found
                """
                        .formatted(FigureSql.sums(OF_RECORDS), FigureSql.compared(OF_RECORDS, "t", "n")));
    }

    private void compareWithRecount(String view) {
        found(
                KEYS.get(view),
                CheckFault.Attendance.class,
                """
                select u.id as unit_id, u.code, coalesce(t.name, p.name, u.code) as name,
                  coalesce(r.sessions, 0) as sessions, coalesce(t.sessions, 0) as sessions_found,
                  coalesce(r.present, 0) as present, coalesce(t.present, 0) as present_found,
                  coalesce(r.excused + r.absent, 0) as away, coalesce(t.excused + t.absent, 0) as away_found
                from (select * from year_total where view = :view and whole) t
                full join (select * from recount where view = :view) r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                %s
                where (coalesce(t.sessions, 0), coalesce(t.thematic_sessions, 0), coalesce(t.present, 0),
                       coalesce(t.excused, 0), coalesce(t.absent, 0), coalesce(t.due, 0), 0)
                   is distinct from
                      (coalesce(r.sessions, 0), coalesce(r.thematic, 0), coalesce(r.present, 0),
                       coalesce(r.excused, 0), coalesce(r.absent, 0),
                       coalesce(r.present + r.excused + r.absent, 0), coalesce(r.unknown, 0))
                order by s.depth desc nulls first, u.code
                """
                        .formatted(PLACE_AND_NAME),
                Map.of("view", view));
    }

    // Each finds its faults first and then puts them in order: asked for them in order of code, PostgreSQL walks all
    // units by code in nested loops.

    /** The children add up to their parent, with what it did itself when it was a cell. */
    private void compareWithChildren(String view) {
        found(
                KEYS.get(view),
                CheckFault.Attendance.class,
                """
                with below as (
                  select parent_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                  from year_total where view = :view and parent_id is not null group by parent_id
                ),
                own as (
                  select case :view when 'NOW' then r.now_id else r.unit_id end as unit_id, count(*) as sessions,
                    sum(c.due_count) as due, sum(c.present_count) as present
                  from counted c join carried r on r.unit_id = c.cell_id
                  where case :view when 'NOW' then r.now_id else r.unit_id end in (select parent_id from below)
                  group by 1
                ),
                parts as (
                  select b.parent_id, b.sessions + coalesce(o.sessions, 0) as sessions,
                    b.due + coalesce(o.due, 0) as due, b.present + coalesce(o.present, 0) as present
                  from below b left join own o on o.unit_id = b.parent_id
                ),
                wrong(unit_id, code, name, sessions, sessions_found, present, present_found, away,
                  away_found) as materialized (
                  select t.unit_id, t.code, t.name, t.sessions, p.sessions, t.present, p.present, t.due - t.present, p.due - p.present
                  from year_total t
                  join parts p on p.parent_id = t.unit_id
                  where t.view = :view and t.whole
                    and (t.sessions, t.due, t.present) is distinct from (p.sessions, p.due, p.present)
                )
                select * from wrong order by code
                """,
                Map.of("view", view));
    }

    /**
     * Both views come to the same in each province whose meetings stayed in it, and in all provinces together: a cell
     * may have gone from one province to another, never out of the count.
     */
    private void compareViews() {
        found(
                VIEWS,
                CheckFault.Views.class,
                """
                with pair as (
                  select distinct t.root_id as then_id, n.root_id as now_id
                  from (select distinct no from counted) c
                  join stretch t on t.no = c.no
                  join carried r on r.unit_id = t.unit_id
                  join stretch n on n.view = 'NOW' and n.unit_id = r.now_id
                ),
                apart as (
                  select * from pair p
                  where not exists (select 1 from pair o
                    where (o.then_id = p.then_id) <> (o.now_id = p.now_id))
                )
                select u.id as unit_id, u.code, t.name, t.sessions, n.sessions as sessions_found, t.present,
                  n.present as present_found, t.due - t.present as away, n.due - n.present as away_found, t.people,
                  n.people as people_found
                from apart a
                join year_total t on t.view = 'THEN' and t.whole and t.unit_id = a.then_id
                join year_total n on n.view = 'NOW' and n.unit_id = a.now_id
                join unit u on u.id = a.then_id
                where (t.sessions, t.thematic_sessions, t.due, t.present, t.excused, t.absent, t.people, t.thematic_due,
                       t.thematic_present)
                  is distinct from
                      (n.sessions, n.thematic_sessions, n.due, n.present, n.excused, n.absent, n.people, n.thematic_due,
                       n.thematic_present)
                order by u.code
                """);
        found(
                VIEWS,
                CheckFault.Views.class,
                """
                with roots as (
                  select view, min(unit_id) as unit_id, sum(sessions) as sessions, sum(thematic_sessions) as thematic,
                    sum(due) as due, sum(present) as present, sum(excused) as excused, sum(absent) as absent
                  from year_total where parent_id is null and whole
                    and (view, unit_id) in (select view, unit_id from stretch where parent_id is null)
                  group by view
                )
                select u.id as unit_id, u.code, y.name, t.sessions, n.sessions as sessions_found, t.present,
                  n.present as present_found, t.due - t.present as away, n.due - n.present as away_found, y.people,
                  y.people as people_found
                from roots t
                join unit u on u.id = t.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = t.unit_id and y.whole
                left join roots n on n.view = 'NOW'
                where t.view = 'THEN' and (t.sessions, t.thematic, t.due, t.present, t.excused, t.absent)
                  is distinct from (n.sessions, n.thematic, n.due, n.present, n.excused, n.absent)
                """);
    }
}
