package vn.nennep.tally;

import java.util.List;
import java.util.stream.Collectors;

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
        // Longer than rows are as a rule: its arrays would be compressed, and taken apart again for each of their
        // numbers.
        sql.run(
                """
                create temp table fresh with (toast_tuple_target = 8160) on commit drop as
                select s.no, k.unit_id, k.from_on, k.to_on, k.now_id, k.then_root, k.now_root, k.cell, k.lines_then, k.lines_now,
                  k.lines_then || k.lines_now as lines, k.own_line, k.quarters, k.stood, k.figures as figures_before,
                  k.by_month as by_month_before, k.people as people_before, k.people_months as people_months_before, %s
                from stretch s
                join counted_stretch k on k.year = :year and k.unit_id = s.unit_id and k.from_on = s.from_on
                %s
                """
                        .formatted(CountedStretches.COUNTED, CountedStretches.countedOf("s")));
        sql.run("analyze fresh");
    }

    /** By how much the lines differ, but for people: {@code line_change}. */
    void sumUp() {
        sql.run(
                "create temp table line_change (line integer, %s, by_month integer[], by_quarter integer[], by_span integer[]) on commit drop"
                        .formatted(FigureSql.definitions()));
        sql.run(
                """
                insert into line_change (line, %s, by_month)
                select l.line, %s, %s
                from fresh f cross join lateral unnest(f.lines) l(line)
                where f.figures <> f.figures_before or f.by_month <> f.by_month_before
                group by l.line
                """
                        .formatted(
                                FigureSql.summed(),
                                FigureSql.differencesOfKept("f.figures", "f.figures_before"),
                                MonthArrays.sumOfMonths("f.by_month", "f.by_month_before")));
        countOnce();
        splitChange();
    }

    /**
     * Cells that held, reported and missed something, in each period. In the view NOW they are those of all cells that one unit
     * carries on for, whether they changed or not.
     */
    private void countOnce() {
        sql.run(
                """
                insert into line_change (line, quarters_missed, by_quarter, by_span)
                with family as materialized (
                  select k.unit_id, k.now_id, k.lines_then, k.lines_now, k.quarters, k.stood, k.quarters_held as kept_before,
                    coalesce(f.quarters_held, k.quarters_held) as kept,
                    k.by_month as before, coalesce(f.by_month, k.by_month) as after
                  from counted_stretch k
                  left join fresh f on f.unit_id = k.unit_id and f.from_on = k.from_on
                  where k.year = :year and k.now_id in (select now_id from fresh)
                ),
                cell as materialized (
                  select unit_id, now_id, lines_then, lines_now, quarters, kept_before, kept, stood,
                    case when stood = 0 then 0 else %1$s end as thematic_before, case when stood = 0 then 0 else %2$s end as thematic,
                    case when stood = 0 then 0 else %3$s end as held_before, case when stood = 0 then 0 else %4$s end as held,
                    case when stood = 0 then 0 else %5$s end as said_before, case when stood = 0 then 0 else %6$s end as said
                  from family
                ),
                one as (
                  select unit_id, bit_or(kept_before) as kept_before, bit_or(kept) as kept from cell group by unit_id
                ),
                carrier as (
                  select now_id, max(lines_now) as lines, bit_or(quarters) as quarters, bit_or(kept_before) as kept_before,
                    bit_or(kept) as kept, bit_or(thematic_before) as thematic_before, bit_or(thematic) as thematic,
                    bit_or(held_before) as held_before, bit_or(held) as held, bit_or(said_before) as said_before,
                    bit_or(said) as said
                  from cell group by now_id
                ),
                place as (
                  select l.line, c.unit_id, c.quarters & ~o.kept_before as missed_before, c.quarters & ~o.kept as missed,
                    c.thematic_before, c.thematic, c.held_before, c.held, c.said_before, c.said
                  from cell c join one o using (unit_id) cross join lateral unnest(c.lines_then) l(line)
                  union all
                  select l.line, c.now_id, c.quarters & ~c.kept_before, c.quarters & ~c.kept, c.thematic_before, c.thematic,
                    c.held_before, c.held, c.said_before, c.said
                  from carrier c cross join lateral unnest(c.lines) l(line)
                ),
                beneath as (
                  select line, unit_id, bit_or(missed_before) as missed_before, bit_or(missed) as missed,
                    bit_or(thematic_before) as thematic_before, bit_or(thematic) as thematic, bit_or(held_before) as held_before,
                    bit_or(held) as held, bit_or(held_before | said_before) as reported_before, bit_or(held | said) as reported
                  from place group by line, unit_id
                )
                select line, sum(bit_count(missed::integer::bit(4)) - bit_count(missed_before::integer::bit(4))), %7$s, %8$s
                from beneath
                where (missed, thematic, held, reported) <> (missed_before, thematic_before, held_before, reported_before)
                group by line
                """
                        .formatted(
                                MonthArrays.monthsWith("before", Figure.THEMATIC_SESSIONS),
                                MonthArrays.monthsWith("after", Figure.THEMATIC_SESSIONS),
                                MonthArrays.monthsWith("before", Figure.SESSIONS),
                                MonthArrays.monthsWith("after", Figure.SESSIONS),
                                MonthArrays.monthsWith("before", Figure.NOT_HELD),
                                MonthArrays.monthsWith("after", Figure.NOT_HELD),
                                MonthArrays.countOfQuarters("missed", "missed_before"),
                                MonthArrays.spans(ChangedStretches::differenceOfCells)));
    }

    private static String differenceOfCells(Figure figure, PeriodSpan span) {
        String months = " & " + span.months();
        return switch (figure) {
            case CELLS_WITH_THEMATIC -> difference("thematic" + months + " <> 0", "thematic_before" + months + " <> 0");
            case CELLS_REPORTED -> difference("reported" + months + " <> 0", "reported_before" + months + " <> 0");
            case CELLS_ZERO ->
                difference(
                        "reported" + months + " <> 0 and held" + months + " = 0",
                        "reported_before" + months + " <> 0 and held_before" + months + " = 0");
            case CELLS_MISSING ->
                difference("missed & " + span.quarters() + " <> 0", "missed_before & " + span.quarters() + " <> 0");
            default -> "0";
        };
    }

    /** In how many rows more a condition holds than held before. */
    private static String difference(String now, String before) {
        return "sum((%s)::integer - (%s)::integer)::integer".formatted(now, before);
    }

    /** By how much the shares differ: {@code part_change}. */
    private void splitChange() {
        sql.run(
                """
                create temp table part_change on commit drop as
                with both_counts as (
                  select p.no, k.dimension, k.value, 1 as sign, p.sessions, p.due, p.present, %3$s as by_month
                  from stretch_part p join part_key k using (key)
                  union all
                  select f.no, p.dimension, p.value, -1, p.sessions, p.due, p.present, p.by_month
                  from fresh f
                  join unit_total t on t.year = :year and t.id = f.own_line
                  join unit_total_part p on p.year = :year and p.view = 'THEN' and p.unit_id = t.unit_id and p.whole = t.whole
                    and p.parent_id is not distinct from t.parent_id
                  union all
                  select f.no, p.dimension, p.value, -1, p.sessions, p.due, p.present, p.by_month
                  from fresh f
                  join counted_stretch_part p on p.year = :year and p.unit_id = f.unit_id and p.from_on = f.from_on
                  where f.own_line is null
                ),
                apart as (
                  select no, dimension, value, sum(sign * sessions) as sessions, sum(sign * due) as due,
                    sum(sign * present) as present, %1$s as by_month
                  from both_counts
                  group by no, dimension, value
                ),
                summed as (
                  select l.line, a.dimension, a.value, sum(a.sessions)::integer as sessions, sum(a.due)::integer as due,
                    sum(a.present)::integer as present, %2$s as by_month
                  from apart a join fresh f using (no) cross join lateral unnest(f.lines) l(line)
                  where a.sessions <> 0 or a.due <> 0 or a.present <> 0 or a.by_month <> array_fill(0, array[12])
                  group by l.line, a.dimension, a.value
                )
                select t.view, t.unit_id, t.parent_id, t.whole, s.dimension, s.value, s.sessions, s.due, s.present, s.by_month
                from summed s join unit_total t on t.year = :year and t.id = s.line
                where s.sessions <> 0 or s.due <> 0 or s.present <> 0 or s.by_month <> array_fill(0, array[12])
                """
                        .formatted(
                                MonthArrays.array(
                                        MonthArrays.MONTHS, month -> "sum(sign * by_month[" + month + "])::integer"),
                                MonthArrays.sum(MonthArrays.MONTHS, "a.by_month"),
                                MonthArrays.ofColumns("p")));
        sql.run("analyze part_change");
    }

    /**
     * Who came to be beneath a line in a month, and who is no longer. Only they are looked for in all stretches of the year: who
     * attended in a cell in the same months before and after changes no line, wherever else they attended.
     */
    void countPeople() {
        int about = sql.run(
                """
                create temp table about on commit drop as
                select distinct p.member_id
                from fresh f
                cross join lateral (
                  (select * from unnest(f.people, f.people_months) except select * from unnest(f.people_before, f.people_months_before))
                  union all
                  (select * from unnest(f.people_before, f.people_months_before) except select * from unnest(f.people, f.people_months)))
                  p(member_id, months)
                where f.people <> f.people_before or f.people_months <> f.people_months_before
                """);
        if (about == 0) {
            return;
        }
        sql.run("analyze about");
        sql.run(
                """
                insert into line_change (line, by_span)
                with place as (
                  select p.member_id, k.lines_then || k.lines_now as lines, p.months as before,
                    case when f.no is null then p.months else 0 end as after
                  from counted_stretch k
                  left join fresh f on f.unit_id = k.unit_id and f.from_on = k.from_on
                  cross join lateral unnest(k.people, k.people_months) p(member_id, months)
                  where k.year = :year
                  union all
                  select p.member_id, f.lines, 0, p.months
                  from fresh f cross join lateral unnest(f.people, f.people_months) p(member_id, months)
                )
                select line, %s
                from (
                  select l.line, p.member_id, bit_or(p.before) as before, bit_or(p.after) as after
                  from place p join about using (member_id) cross join lateral unnest(p.lines) l(line)
                  group by l.line, p.member_id) each_once
                where before <> after
                group by line
                """
                        .formatted(MonthArrays.spans((figure, span) -> figure == Figure.PEOPLE
                                ? difference(
                                        "after & " + span.months() + " <> 0", "before & " + span.months() + " <> 0")
                                : "0")));
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
                        .formatted(FigureSql.sumsOfKept("f.figures")));
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
        String ofYear = Figure.distinct().stream()
                .map(figure -> "%1$s = t.%1$s + d.by_span[%2$d][%3$d]"
                        .formatted(figure.column(), figure.placeInSpan(), PeriodSpan.placeOfYear()))
                .collect(Collectors.joining(", "));
        int changed = sql.run(
                """
                update unit_total t set %1$s, %2$s, by_month = %3$s, by_quarter = %4$s, by_span = %5$s
                from (
                  select line, %6$s, %7$s as by_month, %8$s as by_quarter, %9$s as by_span from line_change group by line) d
                where t.year = :year and t.id = d.line
                  and (%10$s or d.by_month <> %11$s or d.by_quarter <> array_fill(0, array[4]) or d.by_span <> %12$s)
                """
                        .formatted(
                                FigureSql.added("t", "d"),
                                ofYear,
                                MonthArrays.addedMonths("t.by_month", "d.by_month"),
                                MonthArrays.added(4, "t.by_quarter", "d.by_quarter"),
                                MonthArrays.addedSpans("t.by_span", "d.by_span"),
                                FigureSql.filledSums(),
                                MonthArrays.sumOfMonths("by_month"),
                                MonthArrays.sum(4, "by_quarter"),
                                MonthArrays.sumOfSpans("by_span"),
                                FigureSql.anyOf("d"),
                                MonthArrays.noMonths(),
                                MonthArrays.noSpans()));
        // Few rows are looked up in a large table; merged with them or hashed, all of it would be read.
        sql.run("set local enable_mergejoin = off");
        sql.run("set local enable_hashjoin = off");
        changed += sql.run(
                """
                merge into unit_total_part t using part_change d
                on t.year = :year and t.view = d.view and t.unit_id = d.unit_id and t.whole = d.whole
                  and t.parent_id is not distinct from d.parent_id and t.dimension = d.dimension and t.value = d.value
                when matched and t.sessions + d.sessions = 0 then delete
                when matched then update set sessions = t.sessions + d.sessions, due = t.due + d.due, present = t.present + d.present,
                  by_month = %s
                when not matched then insert (year, view, unit_id, parent_id, whole, dimension, value, sessions, due, present, by_month)
                values (:year, d.view, d.unit_id, d.parent_id, d.whole, d.dimension, d.value, d.sessions, d.due, d.present, d.by_month)
                """
                        .formatted(MonthArrays.added(MonthArrays.MONTHS, "t.by_month", "d.by_month")));
        sql.run("set local enable_mergejoin = on");
        sql.run("set local enable_hashjoin = on");
        kept.write();
        return changed;
    }
}
