package vn.nennep.tally;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The consolidation of one year, as a handful of set-based statements in one REPEATABLE READ transaction: freeze the
 * tree → count the cells → sum level by level → check → merge what changed. The commit, which is the caller's, is the
 * publication.
 *
 * <p>The tree is frozen as <em>stretches</em>: a unit over days in which its whole chain to the root stayed the same. A
 * meeting belongs to the stretch of its date, so its figures go to the units that stood above the cell on that day: the
 * view THEN. The tree as it is on the day of the run is one more set of stretches, one a unit, and a meeting belongs to
 * that of the unit that carries on for its cell: the view NOW. Both are summed by the same statements; what was counted
 * for each cell is counted once.
 */
final class Consolidation {

    /**
     * What came of it.
     *
     * @param meetings recorded meetings counted
     * @param entries attendances (rows of roll calls) that the check read
     * @param units units with figures by the tree as it was
     * @param changed rows that differed from the figures published before
     * @param aside cells whose figures did not agree and that the figures of all others are published without
     */
    record Outcome(int meetings, int entries, int units, int changed, int aside) {}

    /** Faults that keep coming after so many rounds are not those of single cells. */
    private static final int ROUNDS = 6;

    /** What a round leaves behind. */
    private static final String COUNTED_AGAIN =
            "counted, stretch_sum, stretch_part, cell_in, last_place, person_in, year_total, year_part,"
                    + " counted_meeting, recount, life, said, recount_said";

    private final Statements sql;
    private final int year;
    private final LocalDate asOf;

    /** Whether every unit stood in one place all the year, which is its place now: one view is then the other. */
    private boolean unmoved;

    /**
     * @param connection in a REPEATABLE READ transaction
     * @param asOf the day of the run: a quarter that has not ended by then is not missed, and the view NOW is the tree
     *     of this day
     */
    Consolidation(Connection connection, int year, LocalDate asOf) {
        this.sql = new Statements(connection);
        this.year = year;
        this.asOf = asOf;
    }

    /**
     * Counts until all figures agree with an independent count: each round sets the cells aside by which the one before
     * was wrong. As a rule one round is enough.
     *
     * @param done told of each finished part and its milliseconds, of a part as often as it was done
     * @throws Disagreement when figures do not agree and no cells can be named to which that is due
     */
    Outcome run(ObjIntConsumer<ConsolidationPart> done) throws SQLException {
        time(ConsolidationPart.FREEZE_TREE, done, this::freezeTree);
        ConsolidationAside aside = new ConsolidationAside(sql, year);
        aside.begin();
        ConsolidationCheck check = new ConsolidationCheck(sql, year);
        List<Disagreement> faults = count(check, done);
        for (int round = 1; !faults.isEmpty(); round++) {
            if (round == ROUNDS || !aside.add(faults)) {
                throw faults.get(0);
            }
            sql.run("drop table %s".formatted(COUNTED_AGAIN));
            faults = count(check, done);
        }
        aside.mark();
        int[] changed = new int[1];
        time(ConsolidationPart.PUBLISH, done, () -> changed[0] = new ConsolidationPublication(sql, year).run());
        return new Outcome(
                sql.number("select count(*) from counted_meeting"),
                check.entries(),
                sql.number("select count(*) from year_total where view = 'THEN' and whole"),
                changed[0],
                sql.number("select count(*) from aside"));
    }

    private List<Disagreement> count(ConsolidationCheck check, ObjIntConsumer<ConsolidationPart> done)
            throws SQLException {
        time(ConsolidationPart.COUNT_CELLS, done, this::countCells);
        time(ConsolidationPart.SUM_UP, done, this::sumUp);
        time(ConsolidationPart.COUNT_PEOPLE, done, this::countPeople);
        List<Disagreement> faults = new ArrayList<>();
        time(ConsolidationPart.CHECK, done, () -> faults.addAll(check.run()));
        return faults;
    }

    private void freezeTree() throws SQLException {
        sql.run(
                """
                create temp table stretch on commit drop as
                with recursive s(unit_id, from_on, to_on, period_id, parent_id, parent_from_on, depth, root_id) as (
                  select p.unit_id, greatest(p.valid_from, ?), least(coalesce(p.valid_to, 'infinity'), ?), p.id,
                    null::bigint, null::date, 0, p.unit_id
                  from unit_period p
                  where p.parent_id is null and p.valid_from <= ? and coalesce(p.valid_to, 'infinity') >= ?
                  union all
                  select p.unit_id, greatest(p.valid_from, s.from_on), least(coalesce(p.valid_to, 'infinity'), s.to_on),
                    p.id, s.unit_id, s.from_on, s.depth + 1, s.root_id
                  from s
                  join unit_period p on p.parent_id = s.unit_id
                   and p.valid_from <= s.to_on and coalesce(p.valid_to, 'infinity') >= s.from_on
                )
                select 'THEN' as view, s.* from s
                """,
                firstDay(),
                lastDay(),
                lastDay(),
                firstDay());
        freezeTreeOfNow();
        sql.run("create unique index on stretch (view, unit_id, from_on)");
        sql.run("analyze stretch");
        unmoved = sql.number(
                        """
                        select count(*) from (
                          (select unit_id, parent_id from stretch where view = 'THEN'
                           except select unit_id, parent_id from stretch where view = 'NOW')
                          union all
                          (select unit_id, parent_id from stretch where view = 'NOW'
                           except select unit_id, parent_id from stretch where view = 'THEN')) different
                        """)
                == 0;
    }

    /** Today's units of the year, those that carry on for its cells, and all above them. */
    private void freezeTreeOfNow() throws SQLException {
        sql.run("create temp table carried on commit drop as select * from unit_now(?)", Date.valueOf(asOf));
        sql.run("create unique index on carried (unit_id)");
        sql.run("analyze carried");
        sql.run(
                """
                insert into stretch
                with recursive wanted(unit_id) as (
                  select c.now_id
                  from stretch s
                  join unit_period p on p.id = s.period_id
                  join carried c on c.unit_id = s.unit_id
                  where p.kind = 'CELL' or c.stands
                  union
                  select c.parent_id from wanted w join carried c on c.unit_id = w.unit_id where c.parent_id is not null
                ),
                tree(unit_id, period_id, parent_id, depth, root_id) as (
                  select c.unit_id, c.period_id, null::bigint, 0, c.unit_id
                  from wanted w join carried c on c.unit_id = w.unit_id
                  where c.parent_id is null
                  union all
                  select c.unit_id, c.period_id, t.unit_id, t.depth + 1, t.root_id
                  from tree t
                  join carried c on c.parent_id = t.unit_id
                  join wanted w on w.unit_id = c.unit_id
                )
                select 'NOW', unit_id, cast(? as date), cast(? as date), period_id, parent_id,
                  case when parent_id is not null then cast(? as date) end, depth, root_id
                from tree
                """,
                firstDay(),
                lastDay(),
                firstDay());
    }

    private void countCells() throws SQLException {
        // The counts that were stored with the meetings; the check compares them with the roll calls.
        sql.run(
                """
                create temp table counted on commit drop as
                select m.id as meeting_id, s.unit_id, s.from_on, s.depth, m.cell_id, m.kind, m.month, m.topic_group,
                  m.due_count, m.present_count, m.excused_count, m.absent_count, m.contribution_count, m.open_count,
                  m.speaker_count, coalesce(g.grade, 'NONE') as grade
                from meeting m
                join stretch s on s.view = 'THEN' and s.unit_id = m.cell_id and m.held_on between s.from_on and s.to_on
                left join meeting_score g on g.meeting_id = m.id
                where m.year = ? and m.counted and m.cell_id not in (select unit_id from aside)
                """,
                year);
        sql.run("analyze counted");
        sql.run(
                """
                create temp table stretch_sum on commit drop as
                select 'THEN' as view, unit_id, from_on, depth,
                  count(*)::integer as sessions,
                  (count(*) filter (where kind = 'THEMATIC'))::integer as thematic_sessions,
                  sum(due_count)::integer as due,
                  sum(present_count)::integer as present,
                  sum(excused_count)::integer as excused,
                  sum(absent_count)::integer as absent,
                  coalesce(sum(due_count) filter (where kind = 'THEMATIC'), 0)::integer as thematic_due,
                  coalesce(sum(present_count) filter (where kind = 'THEMATIC'), 0)::integer as thematic_present,
                  0 as quarters_missed,
                  sum(contribution_count)::integer as contributions,
                  sum(open_count)::integer as contributions_open,
                  sum(speaker_count)::integer as speakers,
                  0 as planned_lines, 0 as kept_lines, 0 as plans_reported, 0 as key_tasks, 0 as key_tasks_done
                from counted
                group by unit_id, from_on, depth
                """);
        countPlans();
        if (!unmoved) {
            sql.run(
                    """
                    insert into stretch_sum (view, unit_id, from_on, depth, %s)
                    select n.view, n.unit_id, n.from_on, n.depth, %s
                    from stretch_sum t
                    join carried c on c.unit_id = t.unit_id
                    join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                    group by n.view, n.unit_id, n.from_on, n.depth
                    """
                            .formatted(Figure.summed(), Figure.sums()));
            // Missed when none of the cells that one cell carries on for had a thematic meeting in it.
            sql.run(
                    """
                    insert into stretch_sum (view, unit_id, from_on, depth, quarters_missed)
                    select n.view, n.unit_id, n.from_on, n.depth, count(distinct q)
                    from generate_series(1, 4) q
                    join stretch s on s.view = 'THEN'
                     and (make_date(?, q * 3, 1) + interval '1 month - 1 day')::date between s.from_on and s.to_on
                    join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                    join carried c on c.unit_id = s.unit_id
                    join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                    where (make_date(?, q * 3, 1) + interval '1 month - 1 day')::date < ?
                      and s.unit_id not in (select unit_id from aside)
                      and (n.unit_id, q) not in (
                        select o.now_id, (m.month + 2) / 3
                        from counted m join carried o on o.unit_id = m.cell_id
                        where m.kind = 'THEMATIC')
                    group by n.view, n.unit_id, n.from_on, n.depth
                    """,
                    year,
                    year,
                    Date.valueOf(asOf));
        }
        // A quarter is missed by the cell, and above it by the units of the quarter's last day.
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, quarters_missed)
                select s.view, s.unit_id, s.from_on, s.depth, count(*)
                from generate_series(1, 4) q
                join stretch s on s.view = 'THEN'
                 and (make_date(?, q * 3, 1) + interval '1 month - 1 day')::date between s.from_on and s.to_on
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                where (make_date(?, q * 3, 1) + interval '1 month - 1 day')::date < ?
                  and s.unit_id not in (select unit_id from aside)
                  and not exists (select 1 from meeting m
                    where m.cell_id = s.unit_id and m.year = ? and m.kind = 'THEMATIC' and m.counted
                      and (m.month + 2) / 3 = q)
                group by s.view, s.unit_id, s.from_on, s.depth
                """,
                year,
                year,
                Date.valueOf(asOf),
                year);
        sql.run(
                """
                create temp table stretch_part on commit drop as
                select 'THEN' as view, unit_id, from_on, depth, 'MONTH' as dimension, month::text as value,
                  count(*)::integer as sessions, sum(due_count)::integer as due, sum(present_count)::integer as present
                from counted
                group by unit_id, from_on, depth, month
                union all
                select 'THEN', unit_id, from_on, depth, 'TOPIC_GROUP', topic_group,
                  count(*)::integer, sum(due_count)::integer, sum(present_count)::integer
                from counted
                where kind = 'THEMATIC'
                group by unit_id, from_on, depth, topic_group
                union all
                select 'THEN', c.unit_id, c.from_on, c.depth, 'FORM', f.form,
                  count(*)::integer, sum(c.due_count)::integer, sum(c.present_count)::integer
                from counted c
                join meeting_form f on f.meeting_id = c.meeting_id
                where c.kind = 'THEMATIC'
                group by c.unit_id, c.from_on, c.depth, f.form
                union all
                select 'THEN', unit_id, from_on, depth, 'GRADE', grade,
                  count(*)::integer, sum(due_count)::integer, sum(present_count)::integer
                from counted
                group by unit_id, from_on, depth, grade
                union all
                select 'THEN', l.unit_id, l.from_on, l.depth, 'YEAR_GRADE', g.grade, 1, 0, 0
                from year_grade g
                join last_place l on l.unit_id = g.cell_id
                where g.year = ? and g.grade is not null and g.cell_id not in (select unit_id from aside)
                """,
                year);
        sql.run(
                """
                create temp table cell_in on commit drop as
                select s.view, s.unit_id, s.from_on, s.depth, s.unit_id as cell_id,
                  exists (select 1 from counted c
                    where c.unit_id = s.unit_id and c.from_on = s.from_on and c.kind = 'THEMATIC') as thematic
                from stretch s
                join unit_period p on p.id = s.period_id
                where s.view = 'THEN' and p.kind = 'CELL'
                """);
        if (!unmoved) {
            sql.run(
                    """
                    insert into stretch_part
                    select n.view, n.unit_id, n.from_on, n.depth, t.dimension, t.value, sum(t.sessions), sum(t.due),
                      sum(t.present)
                    from stretch_part t
                    join carried c on c.unit_id = t.unit_id
                    join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                    group by n.view, n.unit_id, n.from_on, n.depth, t.dimension, t.value
                    """);
            sql.run(
                    """
                    insert into cell_in
                    select n.view, n.unit_id, n.from_on, n.depth, n.unit_id, bool_or(t.thematic)
                    from cell_in t
                    join carried c on c.unit_id = t.unit_id
                    join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                    group by n.view, n.unit_id, n.from_on, n.depth
                    """);
        }
        sql.run("analyze stretch_sum");
        sql.run("analyze stretch_part");
    }

    /** What belongs to a cell's whole year stands where the cell stood last in it. */
    private void countPlans() throws SQLException {
        sql.run(
                """
                create temp table last_place on commit drop as
                select distinct on (unit_id) unit_id, from_on, depth
                from stretch where view = 'THEN'
                order by unit_id, from_on desc
                """);
        sql.run("analyze last_place");
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, planned_lines, kept_lines)
                select 'THEN', l.unit_id, l.from_on, l.depth, count(*), count(m.id)
                from plan_line_in_force p
                join last_place l on l.unit_id = p.cell_id
                left join meeting m on m.plan_line = p.line and m.cell_id = p.cell_id and m.year = p.year
                  and m.kind = 'THEMATIC' and m.counted
                where p.year = ? and p.cell_id not in (select unit_id from aside)
                group by l.unit_id, l.from_on, l.depth
                """,
                year);
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, plans_reported)
                select 'THEN', l.unit_id, l.from_on, l.depth, 1
                from annual_plan p
                join last_place l on l.unit_id = p.cell_id
                where p.year = ? and p.status in ('REPORTED', 'RETURNED', 'ACKNOWLEDGED')
                  and p.cell_id not in (select unit_id from aside)
                """,
                year);
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, key_tasks, key_tasks_done)
                select 'THEN', l.unit_id, l.from_on, l.depth, count(*),
                  count(*) filter (where coalesce(k.superior_rating, k.self_rating) in ('EXCEEDED', 'DONE'))
                from key_task k
                join last_place l on l.unit_id = k.cell_id
                where k.year = ? and k.status <> 'DRAFT' and k.cell_id not in (select unit_id from aside)
                group by l.unit_id, l.from_on, l.depth
                """,
                year);
    }

    private void sumUp() throws SQLException {
        for (int depth = deepest(); depth > 0; depth--) {
            sql.run(
                    """
                    insert into stretch_sum (view, unit_id, from_on, depth, %s)
                    select view, s.parent_id, s.parent_from_on, ? - 1, %s
                    from stretch_sum join stretch s using (view, unit_id, from_on)
                    where stretch_sum.depth = ?
                    group by view, s.parent_id, s.parent_from_on
                    """
                            .formatted(Figure.summed(), Figure.sums()),
                    depth,
                    depth);
            sql.run(
                    """
                    insert into stretch_part
                    select view, s.parent_id, s.parent_from_on, ? - 1, dimension, value, sum(sessions), sum(due), sum(present)
                    from stretch_part join stretch s using (view, unit_id, from_on)
                    where stretch_part.depth = ?
                    group by view, s.parent_id, s.parent_from_on, dimension, value
                    """,
                    depth,
                    depth);
            sql.run(
                    """
                    insert into cell_in
                    select view, s.parent_id, s.parent_from_on, ? - 1, cell_id, bool_or(thematic)
                    from cell_in join stretch s using (view, unit_id, from_on)
                    where cell_in.depth = ?
                    group by view, s.parent_id, s.parent_from_on, cell_id
                    """,
                    depth,
                    depth);
        }
    }

    private void countPeople() throws SQLException {
        // Distinct per unit, never summed: a person who attended in two cells is one person of the province.
        sql.run(
                """
                create temp table person_in on commit drop as
                select distinct 'THEN' as view, c.unit_id, c.from_on, c.depth, e.member_id
                from counted c
                join roll_call_entry e on e.meeting_id = c.meeting_id
                where e.mark = 'P' and e.category <> 'X'
                """);
        if (!unmoved) {
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
        for (int depth = deepest(); depth > 0; depth--) {
            sql.run(
                    """
                    insert into person_in
                    select distinct view, s.parent_id, s.parent_from_on, ? - 1, member_id
                    from person_in join stretch s using (view, unit_id, from_on)
                    where person_in.depth = ?
                    """,
                    depth,
                    depth);
        }
        totalYear();
        countDistinct("cell_in", "cell_id", "cells", "true");
        countDistinct("cell_in", "cell_id", "cells_with_thematic", "d.thematic");
        countDistinct("person_in", "member_id", "people", "true");
        splitYear();
        if (unmoved) {
            copyToNow();
        }
        sql.run("analyze year_part");
    }

    private void totalYear() throws SQLException {
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
                        .formatted(Figure.totals("t"), Figure.sums("stretch_sum")));
        sql.run("create index on year_total (unit_id)");
        sql.run("analyze year_total");
    }

    private void countDistinct(String table, String id, String column, String condition) throws SQLException {
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
    private void splitYear() throws SQLException {
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

    /** Nothing has moved: the figures are those of the other view, only name and kind are today's. */
    private void copyToNow() throws SQLException {
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

    private int deepest() throws SQLException {
        return sql.number("select coalesce(max(depth), 0) from stretch");
    }

    private Date firstDay() {
        return Date.valueOf(LocalDate.of(year, 1, 1));
    }

    private Date lastDay() {
        return Date.valueOf(LocalDate.of(year, 12, 31));
    }

    private static void time(ConsolidationPart part, ObjIntConsumer<ConsolidationPart> done, Step step)
            throws SQLException {
        long start = System.nanoTime();
        step.run();
        done.accept(part, (int) ((System.nanoTime() - start) / 1_000_000));
    }

    private interface Step {
        void run() throws SQLException;
    }
}
