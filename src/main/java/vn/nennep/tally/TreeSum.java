package vn.nennep.tally;

import java.util.Map;

/** From the cells up to the root, level by level: {@code year_total}, a line of the year each, and {@code year_part}. */
final class TreeSum {

    private final YearSql sql;
    private final FrozenTree tree;

    TreeSum(YearSql sql, FrozenTree tree) {
        this.sql = sql;
        this.tree = tree;
    }

    /** Adds up what can be added up. */
    void sumUp() {
        for (int depth = tree.deepest(); depth > 0; depth--) {
            sql.run(
                    """
                    insert into stretch_sum (view, unit_id, from_on, depth, %s)
                    select view, s.parent_id, s.parent_from_on, cast(:depth as integer) - 1, %s
                    from stretch_sum join stretch s using (view, unit_id, from_on)
                    where stretch_sum.depth = :depth
                    group by view, s.parent_id, s.parent_from_on
                    """
                            .formatted(Figure.summed(), Figure.sums()),
                    Map.of("depth", depth));
            sql.run(
                    """
                    insert into stretch_part
                    select view, s.parent_id, s.parent_from_on, cast(:depth as integer) - 1, dimension, value, sum(sessions), sum(due), sum(present)
                    from stretch_part join stretch s using (view, unit_id, from_on)
                    where stretch_part.depth = :depth
                    group by view, s.parent_id, s.parent_from_on, dimension, value
                    """,
                    Map.of("depth", depth));
            sql.run(
                    """
                    insert into cell_in
                    select view, s.parent_id, s.parent_from_on, cast(:depth as integer) - 1, cell_id, bool_or(thematic)
                    from cell_in join stretch s using (view, unit_id, from_on)
                    where cell_in.depth = :depth
                    group by view, s.parent_id, s.parent_from_on, cell_id
                    """,
                    Map.of("depth", depth));
        }
    }

    /** Counts who and what counts once in each unit, and makes the lines of the year. */
    void countPeople() {
        // Distinct per unit, never summed: a person who attended in two cells is one person of the province.
        sql.run(
                """
                create temp table person_in on commit drop as
                select distinct 'THEN' as view, c.unit_id, c.from_on, c.depth, e.member_id
                from counted c
                join roll_call_entry e on e.meeting_id = c.meeting_id
                where e.mark = 'P' and e.category <> 'X'
                """);
        if (!tree.isUnmoved()) {
            sql.run(
                    """
                    insert into person_in
                    select distinct n.view, n.unit_id, n.from_on, n.depth, t.member_id
                    from person_in t
                    join carried c on c.unit_id = t.unit_id
                    join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                    """);
        }
        sql.run("analyze person_in");
        for (int depth = tree.deepest(); depth > 0; depth--) {
            sql.run(
                    """
                    insert into person_in
                    select distinct view, s.parent_id, s.parent_from_on, cast(:depth as integer) - 1, member_id
                    from person_in join stretch s using (view, unit_id, from_on)
                    where person_in.depth = :depth
                    """,
                    Map.of("depth", depth));
        }
        totalYear();
        countDistinct("cell_in", "cell_id", "cells", "true");
        countDistinct("cell_in", "cell_id", "cells_with_thematic", "d.thematic");
        countDistinct("person_in", "member_id", "people", "true");
        splitYear();
        if (tree.isUnmoved()) {
            copyToNow();
        }
        sql.run("analyze year_part");
    }

    private void totalYear() {
        sql.run(
                """
                create temp table year_total on commit drop as
                with parents as (
                  select view, unit_id, count(distinct coalesce(parent_id, 0)) as number
                  from stretch group by view, unit_id
                ),
                -- One row a parent, and for a unit with several parents in the year one more for the whole year.
                wanted as (
                  select distinct view, s.unit_id, s.parent_id, n.number = 1 as whole
                  from stretch s join parents n using (view, unit_id)
                  union all
                  select view, unit_id, null, true from parents where number > 1
                ),
                member_of as (
                  select view, unit_id, w.parent_id, w.whole, s.from_on, s.period_id
                  from wanted w
                  join parents n using (view, unit_id)
                  join stretch s using (view, unit_id)
                  where w.whole and n.number > 1 or s.parent_id is not distinct from w.parent_id
                )
                select mo.view, mo.unit_id, mo.parent_id, mo.whole,
                  (array_agg(p.code order by mo.from_on desc))[1] as code,
                  (array_agg(p.name order by mo.from_on desc))[1] as name,
                  (array_agg(p.kind order by mo.from_on desc))[1] as kind,
                  %s,
                  0 as cells, 0 as cells_with_thematic, 0 as people
                from member_of mo
                join unit_period p on p.id = mo.period_id
                left join (select view, unit_id, from_on, %s from stretch_sum group by view, unit_id, from_on) t
                  on t.view = mo.view and t.unit_id = mo.unit_id and t.from_on = mo.from_on
                group by mo.view, mo.unit_id, mo.parent_id, mo.whole
                """
                        .formatted(Figure.totals("t"), Figure.sums()));
        sql.run("create index on year_total (unit_id)");
        sql.run("analyze year_total");
    }

    private void countDistinct(String table, String id, String column, String condition) {
        sql.run(
                """
                update year_total t set %3$s = n.number
                from (
                  select t.view, t.unit_id, t.parent_id, t.whole, count(distinct d.%2$s)::integer as number
                  from year_total t
                  join stretch s on s.view = t.view and s.unit_id = t.unit_id
                   and (t.whole or s.parent_id is not distinct from t.parent_id)
                  join %1$s d on d.view = s.view and d.unit_id = s.unit_id and d.from_on = s.from_on
                  where %4$s
                  group by t.view, t.unit_id, t.parent_id, t.whole
                ) n
                where n.view = t.view and n.unit_id = t.unit_id and n.whole = t.whole and n.parent_id is not distinct from t.parent_id
                """
                        .formatted(table, id, column, condition));
    }

    /** Splits each line of the year by month, topic group, form and grades. */
    private void splitYear() {
        sql.run(
                """
                create temp table year_part on commit drop as
                select t.view, t.unit_id, t.parent_id, t.whole, p.dimension, p.value,
                  sum(p.sessions)::integer as sessions, sum(p.due)::integer as due, sum(p.present)::integer as present
                from year_total t
                join stretch s on s.view = t.view and s.unit_id = t.unit_id
                 and (t.whole or s.parent_id is not distinct from t.parent_id)
                join stretch_part p on p.view = s.view and p.unit_id = s.unit_id and p.from_on = s.from_on
                group by t.view, t.unit_id, t.parent_id, t.whole, p.dimension, p.value
                """);
    }

    /** Called when nothing has moved: the figures are those of the other view, with today's name and kind. */
    private void copyToNow() {
        sql.run(
                """
                update year_total n
                set %s
                from year_total t
                where n.view = 'NOW' and t.view = 'THEN' and t.unit_id = n.unit_id
                """
                        .formatted(Figure.assigned("t")));
        sql.run(
                """
                insert into year_part
                select 'NOW', unit_id, parent_id, whole, dimension, value, sessions, due, present
                from year_part where view = 'THEN'
                """);
    }
}
