package vn.nennep.tally;

import java.util.List;

/**
 * The cells that changed, counted anew, and by how much the published lines and shares differ from what they were: each
 * stretch says by {@link CountedStretches} what it was and which lines have it. What is summed changes a line by the
 * difference; what counts once does so by who was beneath the line before, and who is now.
 */
final class ChangedStretches {

    /** To start another worker takes longer than it saves for fewer cells. */
    private static final int CELLS_FOR_WORKERS = 200;

    private final YearSql sql;
    private final CellCount cells;
    private final CountedStretches kept;

    ChangedStretches(YearSql sql) {
        this.sql = sql;
        this.cells = new CellCount(sql);
        this.kept = new CountedStretches(sql);
    }

    /**
     * Takes the changed cells and their stretches out of what is kept.
     *
     * @throws CountAllInstead when nothing is kept of the year
     */
    void take() {
        List<Long> changed = sql.numbers("select cell_id from changed_cell");
        sql.countOnly(changed);
        // What a run reads is in memory as a rule. By the server's own guess, a few cells would be looked for by
        // reading
        // all that anybody did in the year.
        sql.run("set local random_page_cost = 1.1");
        if (changed.size() < CELLS_FOR_WORKERS) {
            sql.run("set local max_parallel_workers_per_gather = 0");
        }
        sql.run(
                """
                create temp table stretch on commit drop as
                select row_number() over (order by unit_id, from_on)::integer as no, 'THEN' as view, unit_id, from_on, to_on, 0 as depth
                from counted_stretch
                where year = :year and unit_id = any (:cells)
                """);
        sql.run("analyze stretch");
        if (sql.number("select count(*) from (select 1 from counted_stretch where year = :year limit 1) one") == 0) {
            throw new CountAllInstead("nothing was kept");
        }
    }

    /** Counts what was done in the stretches. */
    void count() {
        cells.countStretches();
        cells.findPeople();
        sql.run(
                """
                create temp table fresh on commit drop as
                select s.no, k.unit_id, k.from_on, k.to_on, k.now_id, k.then_root, k.now_root, k.cell, k.lines_then, k.lines_now,
                  k.lines_then || k.lines_now as lines, k.own_line, k.quarters, k.quarters_held as held_before,
                  k.figures as figures_before, k.people as people_before, %s
                from stretch s
                join counted_stretch k on k.year = :year and k.unit_id = s.unit_id and k.from_on = s.from_on
                %s
                """
                        .formatted(CountedStretches.COUNTED, CountedStretches.countedOf("s")));
        sql.run("analyze fresh");
    }

    /** By how much the lines differ, but for people: {@code line_change}. */
    void sumUp() {
        sql.run("create temp table line_change (line integer, %s) on commit drop"
                .formatted(Figure.publishedDefinitions()));
        sql.run(
                """
                insert into line_change (line, %s)
                select l.line, %s
                from fresh f cross join lateral unnest(f.lines) l(line)
                where f.figures <> f.figures_before
                group by l.line
                """
                        .formatted(Figure.summed(), Figure.differencesOfKept("f.figures", "f.figures_before")));
        countOnce();
        splitChange();
    }

    /**
     * Cells with a thematic meeting, and quarters missed. In the view NOW they are those of all cells that one unit carries
     * on for, whether they changed or not.
     */
    private void countOnce() {
        String thematic = Figure.THEMATIC_SESSIONS.of("%s") + " > 0";
        sql.run(
                """
                insert into line_change (line, cells_with_thematic, quarters_missed)
                with family as materialized (
                  select k.unit_id, k.now_id, k.lines_then, k.lines_now, k.quarters, k.quarters_held as held_before,
                    coalesce(f.quarters_held, k.quarters_held) as held, k.cell and %1$s as thematic_before,
                    k.cell and %2$s as thematic
                  from counted_stretch k
                  left join fresh f on f.unit_id = k.unit_id and f.from_on = k.from_on
                  where k.year = :year and k.now_id in (select now_id from fresh)
                ),
                one as (
                  select unit_id, bit_or(held_before) as held_before, bit_or(held) as held from family group by unit_id
                ),
                carrier as (
                  select now_id, max(lines_now) as lines, bit_or(quarters) as quarters, bit_or(held_before) as held_before,
                    bit_or(held) as held, bool_or(thematic_before) as thematic_before, bool_or(thematic) as thematic
                  from family group by now_id
                )
                select l.line, 0, bit_count((f.quarters & ~o.held)::integer::bit(4)) - bit_count((f.quarters & ~o.held_before)::integer::bit(4))
                from family f join one o using (unit_id) cross join lateral unnest(f.lines_then) l(line)
                union all
                select line, thematic::integer - thematic_before::integer, 0
                from (
                  select l.line, f.unit_id, bool_or(f.thematic) as thematic, bool_or(f.thematic_before) as thematic_before
                  from family f cross join lateral unnest(f.lines_then) l(line)
                  group by l.line, f.unit_id) t
                union all
                select l.line, c.thematic::integer - c.thematic_before::integer,
                  bit_count((c.quarters & ~c.held)::integer::bit(4)) - bit_count((c.quarters & ~c.held_before)::integer::bit(4))
                from carrier c cross join lateral unnest(c.lines) l(line)
                """
                        .formatted(
                                thematic.formatted("k.figures"),
                                thematic.formatted("(coalesce(f.figures, k.figures))")));
    }

    /** By how much the shares differ: {@code part_change}. */
    private void splitChange() {
        sql.run(
                """
                create temp table part_change on commit drop as
                with both_counts as (
                  select p.no, k.dimension, k.value, p.sessions, p.due, p.present
                  from stretch_part p join part_key k using (key)
                  union all
                  select f.no, p.dimension, p.value, - p.sessions, - p.due, - p.present
                  from fresh f
                  join unit_total t on t.year = :year and t.id = f.own_line
                  join unit_total_part p on p.year = :year and p.view = 'THEN' and p.unit_id = t.unit_id and p.whole = t.whole
                    and p.parent_id is not distinct from t.parent_id
                  union all
                  select f.no, p.dimension, p.value, - p.sessions, - p.due, - p.present
                  from fresh f
                  join counted_stretch_part p on p.year = :year and p.unit_id = f.unit_id and p.from_on = f.from_on
                  where f.own_line is null
                ),
                apart as (
                  select no, dimension, value, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                  from both_counts
                  group by no, dimension, value
                  having sum(sessions) <> 0 or sum(due) <> 0 or sum(present) <> 0
                ),
                summed as (
                  select l.line, a.dimension, a.value, sum(a.sessions)::integer as sessions, sum(a.due)::integer as due,
                    sum(a.present)::integer as present
                  from apart a join fresh f using (no) cross join lateral unnest(f.lines) l(line)
                  group by l.line, a.dimension, a.value
                )
                select t.view, t.unit_id, t.parent_id, t.whole, s.dimension, s.value, s.sessions, s.due, s.present
                from summed s join unit_total t on t.year = :year and t.id = s.line
                where s.sessions <> 0 or s.due <> 0 or s.present <> 0
                """);
        sql.run("analyze part_change");
    }

    /**
     * Who came to be beneath a line, and who is no longer. Only they are looked for in all stretches of the year: who attended
     * in a cell before and after changes no line, wherever else they attended.
     */
    void countPeople() {
        int about = sql.run(
                """
                create temp table about on commit drop as
                select distinct p.member_id
                from fresh f
                cross join lateral (
                  (select unnest(f.people) except select unnest(f.people_before))
                  union all
                  (select unnest(f.people_before) except select unnest(f.people))) p(member_id)
                where f.people <> f.people_before
                """);
        if (about == 0) {
            return;
        }
        sql.run("analyze about");
        sql.run(
                """
                insert into line_change (line, people)
                with place as (
                  select p.member_id, k.lines_then || k.lines_now as lines, 1 as before, (f.no is null)::integer as now
                  from counted_stretch k
                  left join fresh f on f.unit_id = k.unit_id and f.from_on = k.from_on
                  cross join lateral unnest(k.people) p(member_id)
                  where k.year = :year
                  union all
                  select p.member_id, f.lines, 0, 1 from fresh f cross join lateral unnest(f.people) p(member_id)
                )
                select line, sum(now - before)
                from (
                  select l.line, p.member_id, max(p.before) as before, max(p.now) as now
                  from place p join about using (member_id) cross join lateral unnest(p.lines) l(line)
                  group by l.line, p.member_id) each_once
                group by line
                """);
    }

    /** The lines of the changed cells alone, as a year's figures for {@link ConsolidationCheck}. */
    void total() {
        sql.run("create temp table carried on commit drop as select * from unit_now(:asOf)");
        sql.run(
                """
                create temp table year_total on commit drop as
                select t.view, t.unit_id, t.whole, t.code, t.name, s.*
                from (
                  select l.line, %s from fresh f cross join lateral unnest(f.lines) l(line) group by l.line) s
                join unit_total t on t.year = :year and t.id = s.line
                """
                        .formatted(Figure.sumsOfKept("f.figures")));
        sql.run(
                """
                create temp table year_part on commit drop as
                select l.line, p.key, sum(p.sessions)::integer as sessions
                from stretch_part p
                join fresh f using (no)
                cross join lateral unnest(f.lines) l(line)
                where p.key in (select key from part_key where dimension in (%s))
                group by l.line, p.key
                """
                        .formatted(Dimension.quoted(Dimension.RECOUNTED)));
    }

    /**
     * Publishes the differences, and keeps what was counted.
     *
     * @return rows that differed from the figures published before
     */
    int publish() {
        int changed = sql.run(
                """
                update unit_total t set %s
                from (select line, %s from line_change group by line) d
                where t.year = :year and t.id = d.line and (%s)
                """
                        .formatted(Figure.added("t", "d"), Figure.publishedSums(), Figure.anyOf("d")));
        // Few rows are looked up in a large table; merged with them or hashed, all of it would be read.
        sql.run("set local enable_mergejoin = off");
        sql.run("set local enable_hashjoin = off");
        changed += sql.run(
                """
                merge into unit_total_part t using part_change d
                on t.year = :year and t.view = d.view and t.unit_id = d.unit_id and t.whole = d.whole
                  and t.parent_id is not distinct from d.parent_id and t.dimension = d.dimension and t.value = d.value
                when matched and t.sessions + d.sessions = 0 then delete
                when matched then update set sessions = t.sessions + d.sessions, due = t.due + d.due, present = t.present + d.present
                when not matched then insert (year, view, unit_id, parent_id, whole, dimension, value, sessions, due, present)
                values (:year, d.view, d.unit_id, d.parent_id, d.whole, d.dimension, d.value, d.sessions, d.due, d.present)
                """);
        sql.run("set local enable_mergejoin = on");
        sql.run("set local enable_hashjoin = on");
        kept.write();
        return changed;
    }
}
