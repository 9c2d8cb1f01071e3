package vn.nennep.tally;

/** What each cell did, counted once for both views: {@code stretch_sum}, {@code stretch_part} and {@code cell_in}. */
final class CellCount {

    private final YearSql sql;
    private final FrozenTree tree;

    CellCount(YearSql sql, FrozenTree tree) {
        this.sql = sql;
        this.tree = tree;
    }

    void run() {
        gather();
        sum();
        split();
        placeCells();
        sql.run("analyze stretch_sum");
        sql.run("analyze stretch_part");
    }

    /** The meetings that count, and where each cell stood last in the year. */
    private void gather() {
        sql.run(
                """
                create temp table counted on commit drop as
                select m.id as meeting_id, s.unit_id, s.from_on, s.depth, m.cell_id, m.kind, m.month, m.topic_group,
                  m.due_count, m.present_count, m.excused_count, m.absent_count, m.contribution_count, m.open_count,
                  m.speaker_count, coalesce(g.grade, 'NONE') as grade
                from meeting m
                join stretch s on s.view = 'THEN' and s.unit_id = m.cell_id and m.held_on between s.from_on and s.to_on
                left join meeting_score g on g.meeting_id = m.id
                where m.year = :year and m.counted and m.cell_id not in (select unit_id from aside)
                """);
        sql.run("analyze counted");
        sql.run(
                """
                create temp table last_place on commit drop as
                select distinct on (unit_id) unit_id, from_on, depth
                from stretch where view = 'THEN'
                order by unit_id, from_on desc
                """);
        sql.run("analyze last_place");
    }

    /** The summed figures, of each stretch of a cell. */
    private void sum() {
        sql.run(
                """
                create temp table stretch_sum (view text, unit_id bigint, from_on date, depth integer, %s) on commit drop
                """
                        .formatted(Figure.definitions()));
        FigureSource.count(sql);
        if (!tree.isUnmoved()) {
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
            countQuartersMissedNow();
        }
        countQuartersMissed();
    }

    /** Counts missed quarters: for the cell, and for the units above it on the quarter's last day. */
    private void countQuartersMissed() {
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, quarters_missed)
                select s.view, s.unit_id, s.from_on, s.depth, count(*)
                from generate_series(1, 4) q
                join stretch s on s.view = 'THEN'
                 and (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date between s.from_on and s.to_on
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                where (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date < :asOf
                  and s.unit_id not in (select unit_id from aside)
                  and not exists (select 1 from meeting m
                    where m.cell_id = s.unit_id and m.year = :year and m.kind = 'THEMATIC' and m.counted
                      and (m.month + 2) / 3 = q)
                group by s.view, s.unit_id, s.from_on, s.depth
                """);
    }

    /**
     * Counts missed quarters by the tree as it is now: missed when none of the cells that one cell carries on for had a
     * thematic meeting.
     */
    private void countQuartersMissedNow() {
        sql.run(
                """
                insert into stretch_sum (view, unit_id, from_on, depth, quarters_missed)
                select n.view, n.unit_id, n.from_on, n.depth, count(distinct q)
                from generate_series(1, 4) q
                join stretch s on s.view = 'THEN'
                 and (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date between s.from_on and s.to_on
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                join carried c on c.unit_id = s.unit_id
                join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                where (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date < :asOf
                  and s.unit_id not in (select unit_id from aside)
                  and (n.unit_id, q) not in (
                    select o.now_id, (m.month + 2) / 3
                    from counted m join carried o on o.unit_id = m.cell_id
                    where m.kind = 'THEMATIC')
                group by n.view, n.unit_id, n.from_on, n.depth
                """);
    }

    /** The dimensions of each stretch of a cell. */
    private void split() {
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
                where g.year = :year and g.grade is not null and g.cell_id not in (select unit_id from aside)
                """);
        if (!tree.isUnmoved()) {
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
        }
    }

    /** Which cells there were, and whether they had a thematic meeting. */
    private void placeCells() {
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
        if (!tree.isUnmoved()) {
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
    }
}
