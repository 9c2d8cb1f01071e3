package vn.nennep.tally;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The proof of what a run published of the cells that changed, read from the tables themselves: in each unit that was touched,
 * what stands below it and what it did itself come to its line, and the months to its year; all roots come to the same in
 * both views. The cells' own figures were compared with their records before, by {@link ConsolidationCheck}.
 */
final class PublishedCheck {

    private static final String SUMS = FigureSource.counted().stream()
            .map(figure -> "coalesce(sum(%1$s), 0) as %1$s".formatted(figure.column()))
            .collect(Collectors.joining(", "));

    private final YearSql sql;

    PublishedCheck(YearSql sql) {
        this.sql = sql;
    }

    /** @throws CountAllInstead when figures do not agree */
    void run() {
        sql.run(
                """
                create temp table touched on commit drop as
                select distinct t.view, u.unit_id
                from line_change d
                join unit_total t on t.year = :year and t.id = d.line
                cross join lateral (values (t.unit_id), (t.parent_id)) u(unit_id)
                where u.unit_id is not null
                """);
        sql.run("analyze touched");
        addUpChildren();
        addUpMonths();
        compareViews();
    }

    private void addUpChildren() {
        require(
                "tally.disagreement.figure",
                CheckFault.OfFigure.class,
                """
                with share as (
                  select c.view, c.parent_id as unit_id, %1$s
                  from unit_total c
                  where c.year = :year and (c.view, c.parent_id) in (select view, unit_id from touched)
                  group by c.view, c.parent_id
                  union all
                  select 'THEN', k.unit_id, %2$s
                  from counted_stretch k
                  where k.year = :year and k.unit_id in (select unit_id from touched where view = 'THEN')
                  group by k.unit_id
                  union all
                  select 'NOW', k.now_id, %2$s
                  from counted_stretch k
                  where k.year = :year and k.now_id in (select unit_id from touched where view = 'NOW')
                  group by k.now_id
                ),
                parts as (
                  select view, unit_id, %3$s
                  from touched x left join share s using (view, unit_id)
                  group by view, unit_id
                )
                select t.unit_id, t.code, t.name, f.figure, f.wanted, f.found
                from parts p
                join unit_total t on t.year = :year and t.view = p.view and t.unit_id = p.unit_id and t.whole
                cross join lateral (values %4$s) f(figure, wanted, found)
                where f.wanted <> f.found
                limit 1
                """
                        .formatted(
                                FigureSql.sums(FigureSource.counted(), "c"),
                                FigureSql.sumsOfKept(FigureSource.counted(), "k.figures"),
                                SUMS,
                                FigureSql.compared(FigureSource.counted(), "p", "t")));
    }

    private void addUpMonths() {
        require(
                "tally.disagreement.figure",
                CheckFault.OfFigure.class,
                """
                select t.unit_id, t.code, t.name, f.figure, f.wanted, f.found
                from touched x
                join unit_total t on t.year = :year and t.view = x.view and t.unit_id = x.unit_id and t.whole
                cross join lateral (values %s) f(figure, wanted, found)
                where f.wanted is distinct from f.found
                limit 1
                """
                        .formatted(MonthCheck.partsOfYear("t")));
    }

    /** People too, of each province whose meetings stayed in it: a cell may have gone from one to another. */
    private void compareViews() {
        require(
                "tally.disagreement.figure.views",
                CheckFault.OfFigure.class,
                """
                with root as (
                  select distinct 'THEN' as view, then_root as unit_id from counted_stretch where year = :year
                  union
                  select distinct 'NOW', now_root from counted_stretch where year = :year
                ),
                roots as (
                  select view, min(unit_id) as unit_id, %s
                  from unit_total join root using (view, unit_id)
                  where year = :year and whole
                  group by view
                )
                select u.id as unit_id, u.code, u.code as name, f.figure, f.wanted, coalesce(f.found, 0) as found
                from roots t
                join unit u on u.id = t.unit_id
                left join roots n on n.view = 'NOW'
                cross join lateral (values %s) f(figure, wanted, found)
                where t.view = 'THEN' and f.wanted is distinct from f.found
                limit 1
                """
                        .formatted(
                                FigureSql.sums(FigureSource.counted()),
                                FigureSql.compared(FigureSource.counted(), "t", "n")));
        require(
                "tally.disagreement.figure.views",
                CheckFault.OfFigure.class,
                """
                with pair as (
                  select distinct then_root, now_root from counted_stretch where year = :year and %s > 0
                )
                select t.unit_id, t.code, t.name, 'PEOPLE' as figure, t.people as wanted, n.people as found
                from pair p
                join unit_total t on t.year = :year and t.view = 'THEN' and t.whole and t.unit_id = p.then_root
                join unit_total n on n.year = :year and n.view = 'NOW' and n.unit_id = p.now_root
                where t.people <> n.people and not exists (select 1 from pair o
                  where (o.then_root = p.then_root) <> (o.now_root = p.now_root))
                limit 1
                """
                        .formatted(Figure.SESSIONS.of("figures")));
    }

    private void require(String key, Class<? extends CheckFault> rows, String query) {
        for (CheckFault one : sql.list(query, rows, Map.of())) {
            throw new CountAllInstead(Disagreement.of(key, one));
        }
    }
}
