package vn.nennep.tally;

/**
 * Counts everything a second time, from other rows than {@link CellCount} and up the tree by another way:
 * {@code recount} of attendance, {@code recount_said} of what records, plans and key tasks say, {@code recount_graded}
 * of grades.
 */
final class Recount {

    private static final String SUMS = FigureSql.sums(FigureSource.recounted(), "s");

    private final YearSql sql;

    Recount(YearSql sql) {
        this.sql = sql;
    }

    void run() {
        countMeetings();
        countLives();
        FigureSource.recount(sql);
        countGrades();
        climb();
        sumAttendance();
        sumSaid();
        sumGraded();
    }

    /** Straight from the rows of the roll calls. */
    private void countMeetings() {
        sql.run(
                """
                create temp table counted_meeting on commit drop as
                select m.cell_id, m.held_on, m.kind,
                  count(e.member_id)::integer as entries,
                  (count(*) filter (where e.mark = 'P' and e.category <> 'X'))::integer as present,
                  (count(*) filter (where e.mark = 'E' and e.category <> 'X'))::integer as excused,
                  (count(*) filter (where e.mark = 'A' and e.category <> 'X'))::integer as absent,
                  (count(*) filter (where e.mark = 'N'))::integer as unknown
                from meeting m
                left join roll_call_entry e on e.meeting_id = m.id and e.year = :year
                where m.year = :year and m.counted and %s
                group by m.id, m.cell_id, m.held_on, m.kind
                """
                        .formatted(sql.isCounted("m.cell_id")));
    }

    /** The last day of each cell in the year; what belongs to its whole year is counted where it stood on that day. */
    private void countLives() {
        sql.run(
                """
                create temp table life on commit drop as
                select unit_id as cell_id, max(least(coalesce(valid_to, 'infinity'), :last)) as day
                from unit_period
                where valid_from <= :last and coalesce(valid_to, 'infinity') >= :first and %s
                group by unit_id
                """
                        .formatted(sql.isCounted("unit_id")));
    }

    /** From the grades themselves, meeting by meeting and cell by cell. */
    private void countGrades() {
        sql.run(
                """
                create temp table graded on commit drop as
                select cell_id, day, dimension, value, count(*)::integer as sessions from (
                  select m.cell_id, m.held_on as day, 'GRADE' as dimension,
                    case when s.grade is null then 'NONE' else s.grade end as value
                  from meeting m left join meeting_score s on s.meeting_id = m.id
                  where m.year = :year and m.counted
                  union all
                  select g.cell_id, l.day, 'YEAR_GRADE', g.grade
                  from year_grade g join life l on l.cell_id = g.cell_id
                  where g.year = :year and g.grade is not null
                ) one
                where %s
                group by cell_id, day, dimension, value
                """
                        .formatted(sql.isCounted("cell_id")));
    }

    /**
     * All units above a cell: the days on which each was above it, period by period upwards, and as they are now. The cell
     * itself is among them on all days, so that what it did on a day on which it did not stand is found to be wrong.
     */
    private void climb() {
        sql.run(
                """
                create temp table acting on commit drop as
                select cell_id from counted_meeting union select cell_id from said union select cell_id from graded
                """);
        sql.run("analyze acting, said, graded, counted_meeting");
        sql.run(
                """
                create temp table above_then on commit drop as
                with recursive up as (
                  select cell_id, cell_id as unit_id, cast(:first as date) as from_on, cast(:last as date) as to_on from acting
                  union all
                  select u.cell_id, p.parent_id, greatest(u.from_on, p.valid_from), least(u.to_on, coalesce(p.valid_to, 'infinity'))
                  from up u
                  join unit_period p on p.unit_id = u.unit_id
                    and p.valid_from <= u.to_on and coalesce(p.valid_to, 'infinity') >= u.from_on
                  where p.parent_id is not null
                )
                select * from up
                """);
        sql.run(
                """
                create temp table above_now on commit drop as
                with recursive up as (
                  select a.cell_id, c.now_id as unit_id from acting a join carried c on c.unit_id = a.cell_id
                  union
                  select u.cell_id, c.parent_id
                  from up u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select * from up
                """);
        sql.run("analyze above_then, above_now");
    }

    private void sumAttendance() {
        sql.run(
                """
                create temp table recount on commit drop as
                with day as materialized (
                  select cell_id, held_on, count(*)::integer as sessions,
                    (count(*) filter (where kind = 'THEMATIC'))::integer as thematic, sum(present)::integer as present,
                    sum(excused)::integer as excused, sum(absent)::integer as absent, sum(unknown)::integer as unknown
                  from counted_meeting
                  group by cell_id, held_on
                ),
                placed as (
                  select 'THEN' as view, u.unit_id, d.*
                  from above_then u join day d on d.cell_id = u.cell_id and d.held_on between u.from_on and u.to_on
                  union all
                  select 'NOW', u.unit_id, d.* from above_now u join day d on d.cell_id = u.cell_id
                )
                select view, unit_id, sum(sessions) as sessions, sum(thematic) as thematic, sum(present) as present,
                  sum(excused) as excused, sum(absent) as absent, sum(unknown) as unknown
                from placed
                group by view, unit_id
                """);
    }

    private void sumSaid() {
        sql.run(
                """
                create temp table recount_said on commit drop as
                select 'THEN' as view, u.unit_id, %1$s from above_then u join said s on s.cell_id = u.cell_id and s.day between u.from_on and u.to_on
                group by u.unit_id
                union all
                select 'NOW', u.unit_id, %1$s from above_now u join said s using (cell_id) group by u.unit_id
                """
                        .formatted(SUMS));
    }

    private void sumGraded() {
        sql.run(
                """
                create temp table recount_graded on commit drop as
                select 'THEN' as view, u.unit_id, dimension, value, sum(sessions) as sessions
                from above_then u join graded g on g.cell_id = u.cell_id and g.day between u.from_on and u.to_on
                group by u.unit_id, dimension, value
                union all
                select 'NOW', u.unit_id, dimension, value, sum(sessions)
                from above_now u join graded using (cell_id) group by u.unit_id, dimension, value
                """);
    }
}
