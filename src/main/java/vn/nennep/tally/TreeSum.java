package vn.nennep.tally;

import java.util.stream.Collectors;

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

    /** Counts who and what counts once in each unit and period, never summed. */
    void countPeople() {
        countCells();
        countMissing();
        countAttending();
        placeSpans();
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
                select l.line, l.view, l.unit_id, l.parent_id, l.whole, n.code, n.name, n.kind, %1$s,
                  %2$s, coalesce(t.by_month, %3$s) as by_month, array_fill(0, array[4]) as by_quarter, null::integer[] as by_span
                from line l
                join (
                  select s.line, (array_agg(p.code order by s.from_on desc))[1] as code,
                    (array_agg(p.name order by s.from_on desc))[1] as name, (array_agg(p.kind order by s.from_on desc))[1] as kind
                  from line_stretch s join unit_period p on p.id = s.period_id
                  group by s.line) n using (line)
                left join (
                  select b.line, %4$s, %5$s as by_month
                  from beneath b join stretch_sum s on s.no = b.low
                  group by b.line) t using (line)
                """
                        .formatted(
                                FigureSql.filled("t"),
                                FigureSql.none(),
                                MonthArrays.noMonths(),
                                FigureSql.sums("s"),
                                MonthArrays.sumOfMonths("s.by_month")));
        sql.run("create unique index on year_total (line)");
        sql.run("create index on year_total (unit_id)");
        sql.run("analyze year_total");
        sql.run(
                """
                update year_total t set by_quarter = m.quarters, quarters_missed = m.quarters[1] + m.quarters[2] + m.quarters[3]
                  + m.quarters[4]
                from (
                  select l.line, %s as quarters
                  from line_stretch l join climb c on c.no = l.no join missed m on m.no = c.low
                  group by l.line) m
                where m.line = t.line
                """
                        .formatted(MonthArrays.countOfQuarters("m.quarters")));
    }

    /** Splits each line of the year by topic group, form and grades. */
    private void splitYear() {
        sql.run(
                """
                create temp table year_part on commit drop as
                select b.line, p.key, sum(p.sessions)::integer as sessions, sum(p.due)::integer as due,
                  sum(p.present)::integer as present, %s as by_month
                from beneath b join stretch_part p on p.no = b.low
                group by b.line, p.key
                """
                        .formatted(MonthArrays.array(MonthArrays.MONTHS, month -> "sum(p.m" + month + ")::integer")));
        sql.run("analyze year_part");
    }

    /** Which cells there were, and which of them held a thematic meeting, reported, and held nothing: {@code cell_span}. */
    private void countCells() {
        sql.run(
                """
                create temp table cell_span on commit drop as
                select line, %s as cells, %s as thematic, %s as reported, %s as zero
                from (
                  select b.line, case l.view when 'NOW' then m.now_id else m.unit_id end as cell, bit_or(m.stood) as stood,
                    bit_or(m.thematic) as thematic, bit_or(m.held) as held, bit_or(m.reported) as reported
                  from beneath b
                  join line l on l.line = b.line
                  join cell_month m on m.no = b.low
                  group by 1, 2) c
                group by line
                """
                        .formatted(
                                countIn("stood & %1$d <> 0"),
                                countIn("thematic & %1$d <> 0"),
                                countIn("reported & %1$d <> 0"),
                                countIn("reported & %1$d <> 0 and held & %1$d = 0")));
    }

    /** {@code array[count(*) filter (where …), …]} with a number for each span, whose bits the condition names. */
    private static String countIn(String condition) {
        return PeriodSpan.array(span ->
                "(count(*) filter (where " + condition.formatted(span.months(), span.quarters()) + "))::integer");
    }

    /** Which cells missed a quarter: {@code missing_span}. */
    private void countMissing() {
        sql.run(
                """
                create temp table missing_span on commit drop as
                select line, %s as missing
                from (
                  select l.line, s.unit_id, bit_or(m.quarters) as quarters
                  from line_stretch l join climb c on c.no = l.no join missed m on m.no = c.low join stretch s on s.no = m.no
                  group by l.line, s.unit_id) c
                group by line
                """
                        .formatted(countIn("quarters & %2$d <> 0")));
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
                create temp table person_span on commit drop as
                select line, %3$s as people from (
                  select b.line, %3$s as people
                  from beneath b
                  join (select no, %1$s as people from person_in
                    where member_id not in (select member_id from person_about) group by no) a on a.no = b.low
                  group by b.line
                  union all
                  select line, %2$s from (
                    select b.line, i.member_id, bit_or(i.months) as months
                    from person_in i join person_about using (member_id) join beneath b on b.low = i.no
                    group by b.line, i.member_id) each_once
                  group by line
                ) both_kinds
                group by line
                """
                        .formatted(
                                countIn("months & %1$d <> 0"),
                                countIn("months & %1$d <> 0"),
                                MonthArrays.sum(PeriodSpan.ALL.size(), "people")));
    }

    /** Brings together what is counted once, of each span and, as the figures of the year, of the last one. */
    private void placeSpans() {
        sql.run(
                """
                update year_total t set by_span = n.by_span, %s
                from (
                  select l.line, array[%s] as by_span
                  from line l left join cell_span c using (line) left join missing_span m using (line)
                  left join person_span p using (line)) n
                where n.line = t.line
                """
                        .formatted(
                                Figure.distinct().stream()
                                        .map(figure -> "%s = n.by_span[%d][%d]"
                                                .formatted(
                                                        figure.column(),
                                                        figure.placeInSpan(),
                                                        PeriodSpan.placeOfYear()))
                                        .collect(Collectors.joining(", ")),
                                Figure.distinct().stream()
                                        .map(figure -> "coalesce(%s, %s)"
                                                .formatted(spansOf(figure), PeriodSpan.array(span -> "0")))
                                        .collect(Collectors.joining(", "))));
    }

    /** The column with the numbers of a figure in each span; null where there are none. */
    private static String spansOf(Figure figure) {
        return switch (figure) {
            case CELLS -> "c.cells";
            case CELLS_WITH_THEMATIC -> "c.thematic";
            case CELLS_REPORTED -> "c.reported";
            case CELLS_ZERO -> "c.zero";
            case CELLS_MISSING -> "m.missing";
            case PEOPLE -> "p.people";
            default -> throw new IllegalArgumentException(figure + " is not counted once in a period");
        };
    }
}
