package vn.nennep.tally;

/**
 * From the cells up to the root: {@code year_total}, a line of the year each, and {@code year_part}, its shares. A line sums
 * what lies beneath it ({@code beneath}), and counts once what must not be added up.
 */
final class TreeSum {

    private final YearSql sql;

    TreeSum(YearSql sql) {
        this.sql = sql;
    }

    /** Adds up what can be added up. */
    void sumUp() {
        drawLines();
        findWhatIsBeneath();
        totalYear();
        splitYear();
    }

    /** Counts who and what counts once in each unit, never summed. */
    void countPeople() {
        countCells();
        countAttending();
    }

    /** One line a parent, and for a unit with several parents in the year one more for the whole year. */
    private void drawLines() {
        sql.run(
                """
                create temp table line on commit drop as
                with parents as (
                  select view, unit_id, count(distinct coalesce(parent_id, 0)) as number
                  from stretch group by view, unit_id
                )
                select row_number() over ()::integer as line, w.* from (
                  select distinct view, s.unit_id, s.parent_id, n.number = 1 as whole
                  from stretch s join parents n using (view, unit_id)
                  union all
                  select view, unit_id, null, true from parents where number > 1
                ) w
                """);
        sql.run("analyze line");
        sql.run(
                """
                create temp table line_stretch on commit drop as
                select l.line, s.no, s.view, s.from_on, s.period_id
                from line l
                join stretch s on s.view = l.view and s.unit_id = l.unit_id and s.parent_id is not distinct from l.parent_id
                union
                select l.line, s.no, s.view, s.from_on, s.period_id
                from line l
                join stretch s on s.view = l.view and s.unit_id = l.unit_id
                where l.whole
                """);
        sql.run("analyze line_stretch");
    }

    /**
     * The stretches of the view THEN whose figures belong to a line: those below it and, in the view NOW, those of the cells
     * for which the ones below it carry on.
     */
    private void findWhatIsBeneath() {
        sql.run(
                """
                create temp table beneath on commit drop as
                select l.line, c.low
                from line_stretch l
                join climb c on c.no = l.no
                where l.view = 'THEN'
                union all
                select l.line, t.no
                from line_stretch l
                join climb c on c.no = l.no
                join stretch n on n.no = c.low
                join carried r on r.now_id = n.unit_id
                join stretch t on t.view = 'THEN' and t.unit_id = r.unit_id
                where l.view = 'NOW'
                """);
        sql.run("analyze beneath");
    }

    private void totalYear() {
        sql.run(
                """
                create temp table year_total on commit drop as
                select l.line, l.view, l.unit_id, l.parent_id, l.whole, n.code, n.name, n.kind, %s,
                  0 as cells, 0 as cells_with_thematic, 0 as people
                from line l
                join (
                  select s.line, (array_agg(p.code order by s.from_on desc))[1] as code,
                    (array_agg(p.name order by s.from_on desc))[1] as name, (array_agg(p.kind order by s.from_on desc))[1] as kind
                  from line_stretch s join unit_period p on p.id = s.period_id
                  group by s.line) n using (line)
                left join (
                  select b.line, %s
                  from beneath b join (select no, %s from stretch_sum group by no) s on s.no = b.low
                  group by b.line) t using (line)
                """
                        .formatted(Figure.filled("t"), Figure.sums("s"), Figure.sums()));
        sql.run("create unique index on year_total (line)");
        sql.run("create index on year_total (unit_id)");
        sql.run("analyze year_total");
        sql.run(
                """
                update year_total t set quarters_missed = m.quarters
                from (
                  select l.line, sum(m.quarters) as quarters
                  from line_stretch l join climb c on c.no = l.no join missed m on m.no = c.low
                  group by l.line) m
                where m.line = t.line
                """);
    }

    /** Splits each line of the year by month, topic group, form and grades. */
    private void splitYear() {
        sql.run(
                """
                create temp table year_part on commit drop as
                select b.line, p.key, sum(p.sessions)::integer as sessions, sum(p.due)::integer as due,
                  sum(p.present)::integer as present
                from beneath b join stretch_part p on p.no = b.low
                group by b.line, p.key
                """);
        sql.run("analyze year_part");
    }

    /** Which cells there were, and which of them had a thematic meeting. */
    private void countCells() {
        sql.run(
                """
                update year_total t set cells = n.cells, cells_with_thematic = n.thematic
                from (
                  select l.line, count(distinct case l.view when 'NOW' then r.now_id else s.unit_id end) as cells,
                    count(distinct case l.view when 'NOW' then r.now_id else s.unit_id end)
                      filter (where s.no in (select no from counted where kind = 'THEMATIC')) as thematic
                  from beneath b
                  join line l on l.line = b.line
                  join stretch s on s.no = b.low
                  join unit_period p on p.id = s.period_id
                  left join carried r on r.unit_id = s.unit_id
                  where p.kind = 'CELL'
                  group by l.line) n
                where n.line = t.line
                """);
    }

    /**
     * Who attended. Nearly everybody did so in one stretch of one cell: they are counted there and summed. The others are
     * counted anew for each line, because somebody who attended in two cells is one person of the province.
     */
    private void countAttending() {
        sql.run(
                """
                create temp table person_about on commit drop as
                select member_id from person_in group by member_id having count(*) > 1
                """);
        sql.run("analyze person_in, person_about");
        sql.run(
                """
                update year_total t set people = n.people
                from (
                  select line, sum(people) as people from (
                    select b.line, sum(a.people) as people
                    from beneath b
                    join (select no, count(*) as people from person_in
                      where member_id not in (select member_id from person_about) group by no) a on a.no = b.low
                    group by b.line
                    union all
                    select line, count(*) from (
                      select distinct b.line, i.member_id
                      from person_in i join person_about using (member_id) join beneath b on b.low = i.no) each_once
                    group by line
                  ) both_kinds
                  group by line) n
                where n.line = t.line
                """);
    }
}
