package vn.nennep.tally;

/**
 * What each cell did, counted once for both views, by the stretch of the view THEN in which it did it: {@code stretch_sum}
 * and {@code stretch_part}; {@code missed} by the stretches of either view.
 */
final class CellCount {

    /** What is counted of a share; of each month, its meetings. */
    private static final String SHARE =
            "count(*)::integer as sessions, sum(due_count)::integer as due, sum(present_count)::integer as present, "
                    + MonthArrays.columns(month ->
                            "(count(*) filter (where report_month = %1$d))::integer as m%1$d".formatted(month));

    private final YearSql sql;

    CellCount(YearSql sql) {
        this.sql = sql;
    }

    void run() {
        countStretches();
        markMonths();
        findQuartersMissed();
        findQuartersMissedNow();
    }

    /** What was done in each stretch. */
    void countStretches() {
        gather();
        sql.run("create temp table stretch_count (no integer, month integer, %s) on commit drop"
                .formatted(FigureSql.definitions()));
        FigureSource.count(sql);
        sumStretches();
        split();
        sql.run("analyze stretch_sum, stretch_part");
    }

    /** One row a stretch, with its figures of the year and of each month. */
    private void sumStretches() {
        sql.run("analyze stretch_count");
        sql.run(
                """
                create temp table stretch_sum on commit drop as
                with monthly as materialized (
                  select no, month, %1$s from stretch_count group by no, month
                ),
                year as (
                  select no, %2$s from monthly group by no
                ),
                months as (
                  select y.no, array_agg(%3$s order by n) as by_month
                  from year y cross join generate_series(1, 12) n left join monthly m on m.no = y.no and m.month = n
                  group by y.no
                )
                select y.*, m.by_month from year y join months m using (no)
                """
                        .formatted(FigureSql.sums(), FigureSql.filledSums(), FigureSql.ofMonth("m")));
    }

    /**
     * Bits of the months in which a stretch stood as a cell, and in which it held a thematic meeting, any meeting, or said that
     * none was held. A cell that was set aside has reported, if wrongly, and is not called silent.
     */
    private void markMonths() {
        sql.run(
                """
                create temp table cell_month on commit drop as
                select s.no, s.unit_id, c.now_id,
                  b.stood, %3$s as thematic,
                  case when x.unit_id is null then %4$s else b.stood end as held,
                  case when x.unit_id is null then %4$s | %5$s else b.stood end as reported
                from stretch s
                cross join lateral (select (1 << %1$s) - (1 << (%2$s - 1)) as stood) b
                left join aside x on x.unit_id = s.unit_id
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                join carried c on c.unit_id = s.unit_id
                left join stretch_sum t on t.no = s.no
                where s.view = 'THEN'
                """
                        .formatted(
                                YearSql.reportMonth("s.to_on"),
                                YearSql.reportMonth("s.from_on"),
                                MonthArrays.monthsWith("t.by_month", Figure.THEMATIC_SESSIONS),
                                MonthArrays.monthsWith("t.by_month", Figure.SESSIONS),
                                MonthArrays.monthsWith("t.by_month", Figure.NOT_HELD)));
        sql.run("analyze cell_month");
    }

    /** Who attended in each stretch, with bits of the months in which they did. */
    void findPeople() {
        sql.run(
                """
                create temp table person_in on commit drop as
                select c.no, e.member_id, bit_or(1 << (c.report_month - 1)) as months
                from counted c
                join roll_call_entry e on e.meeting_id = c.meeting_id and e.year = :year
                where e.mark = 'P' and e.category <> 'X'
                group by c.no, e.member_id
                """);
    }

    /** The meetings that count, and where each cell stood last in the year. */
    private void gather() {
        sql.run(
                """
                create temp table counted on commit drop as
                select m.id as meeting_id, s.no, m.cell_id, m.kind, m.month, %2$s as report_month, m.topic_group, m.due_count, m.present_count,
                  m.excused_count, m.absent_count, m.contribution_count, m.open_count, m.speaker_count,
                  coalesce(g.grade, 'NONE') as grade
                from meeting m
                join stretch s on s.view = 'THEN' and s.unit_id = m.cell_id and m.held_on between s.from_on and s.to_on
                left join meeting_score g on g.meeting_id = m.id
                where m.year = :year and m.counted and %1$s
                """
                        .formatted(sql.isCounted("m.cell_id"), YearSql.reportMonth("m.held_on")));
        sql.run("analyze counted");
        sql.run(
                """
                create temp table last_place on commit drop as
                select distinct on (unit_id) unit_id, no
                from stretch where view = 'THEN'
                order by unit_id, from_on desc
                """);
        sql.run("analyze last_place");
    }

    /** The dimensions, whose values are numbers ({@code part_key}). */
    private void split() {
        sql.run(
                """
                create temp table part_key on commit drop as
                select row_number() over (order by dimension, value)::smallint as key, dimension, value from (
                  select 'TOPIC_GROUP' as dimension, code as value from topic_group
                  union all select 'FORM', code from presentation_form
                  union all select 'GRADE', grade from unnest(array[%1$s]) grade
                  union all select 'GRADE', '%2$s'
                  union all select 'YEAR_GRADE', grade from unnest(array[%1$s]) grade
                ) v
                """
                        .formatted(Dimension.quotedGrades(), Dimension.NO_GRADE));
        sql.run("analyze part_key");
        sql.run(
                """
                create temp table stretch_part on commit drop as
                select p.no, k.key, p.sessions, p.due, p.present, %3$s
                from (
                  select no, 'TOPIC_GROUP' as dimension, topic_group as value, %2$s
                  from counted
                  where kind = 'THEMATIC'
                  group by no, topic_group
                  union all
                  select c.no, 'FORM', f.form, %2$s
                  from counted c
                  join meeting_form f on f.meeting_id = c.meeting_id
                  where c.kind = 'THEMATIC'
                  group by c.no, f.form
                  union all
                  select no, 'GRADE', grade, %2$s
                  from counted
                  group by no, grade
                  union all
                  select l.no, 'YEAR_GRADE', g.grade, 1, 0, 0, %4$s
                  from year_grade g
                  join last_place l on l.unit_id = g.cell_id
                  where g.year = :year and g.grade is not null and %1$s
                ) p
                join part_key k using (dimension, value)
                """
                        .formatted(
                                sql.isCounted("g.cell_id"),
                                SHARE,
                                MonthArrays.columns("p"),
                                MonthArrays.columns(month -> "0")));
    }

    /**
     * Bits of the quarters that were missed: by the cell, and above it by the units of the quarter's last day. The duty is one of
     * the calendar's quarters, wherever a province closes the months of its reports.
     */
    private void findQuartersMissed() {
        sql.run(
                """
                create temp table quarter on commit drop as
                select q, (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date as last
                from generate_series(1, 4) q
                where (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date < :asOf
                """);
        sql.run(
                """
                create temp table missed on commit drop as
                select s.no, bit_or(1 << (q.q - 1)) as quarters
                from quarter q
                join stretch s on s.view = 'THEN' and q.last between s.from_on and s.to_on
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                where s.unit_id not in (select unit_id from aside)
                  and (s.unit_id, q.q) not in (select m.cell_id, (m.month + 2) / 3 from meeting m
                    where m.year = :year and m.kind = 'THEMATIC' and m.counted)
                group by s.no
                """);
    }

    /** Missed when none of the cells that one cell carries on for had a thematic meeting in it. */
    private void findQuartersMissedNow() {
        sql.run(
                """
                insert into missed
                select n.no, bit_or(1 << (q.q - 1))
                from quarter q
                join stretch s on s.view = 'THEN' and q.last between s.from_on and s.to_on
                join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                join carried c on c.unit_id = s.unit_id
                join stretch n on n.view = 'NOW' and n.unit_id = c.now_id
                where s.unit_id not in (select unit_id from aside)
                  and (n.unit_id, q.q) not in (
                    select o.now_id, (m.month + 2) / 3
                    from counted m join carried o on o.unit_id = m.cell_id
                    where m.kind = 'THEMATIC')
                group by n.no
                """);
    }
}
