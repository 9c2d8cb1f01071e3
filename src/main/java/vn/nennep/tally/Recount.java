package vn.nennep.tally;

/**
 * Counts everything a second time, from other rows than {@link CellCount} and up the tree by another way:
 * {@code recount} of attendance, {@code recount_said} of what records, plans and key tasks say, {@code recount_graded}
 * of grades.
 */
final class Recount {

    private static final String SUMS = Figure.sums(FigureSource.recounted(), "s");

    private final YearSql sql;

    Recount(YearSql sql) {
        this.sql = sql;
    }

    void run() {
        countAttendance();
        countLives();
        FigureSource.recount(sql);
        countGrades();
        climb();
        sumSaid();
        sumGraded();
    }

    /**
     * Straight from the rows of the roll calls, up the chain of units that held on each meeting's date, and up the units
     * above the one that carries on for the cell.
     */
    private void countAttendance() {
        sql.run(
                """
                create temp table counted_meeting on commit drop as
                select m.cell_id, m.held_on, m.kind,
                  count(e.member_id) as entries,
                  count(*) filter (where e.mark = 'P' and e.category <> 'X') as present,
                  count(*) filter (where e.mark = 'E' and e.category <> 'X') as excused,
                  count(*) filter (where e.mark = 'A' and e.category <> 'X') as absent,
                  count(*) filter (where e.mark = 'N') as unknown
                from meeting m
                left join roll_call_entry e on e.meeting_id = m.id
                where m.year = :year and m.counted and m.cell_id not in (select unit_id from aside)
                group by m.id, m.cell_id, m.held_on, m.kind
                """);
        sql.run(
                """
                create temp table recount on commit drop as
                with recursive day as (
                  select cell_id, held_on, count(*) as sessions, count(*) filter (where kind = 'THEMATIC') as thematic,
                    sum(present) as present, sum(excused) as excused, sum(absent) as absent, sum(unknown) as unknown
                  from counted_meeting
                  group by cell_id, held_on
                ),
                up as (
                  select cell_id, held_on, cell_id as unit_id from day
                  union
                  select u.cell_id, u.held_on, p.parent_id
                  from up u
                  join unit_period_on(u.held_on) p on p.unit_id = u.unit_id
                  where p.parent_id is not null
                )
                select 'THEN' as view, up.unit_id, sum(d.sessions) as sessions, sum(d.thematic) as thematic, sum(d.present) as present,
                  sum(d.excused) as excused, sum(d.absent) as absent, sum(d.unknown) as unknown
                from up join day d on d.cell_id = up.cell_id and d.held_on = up.held_on
                group by up.unit_id
                """);
        sql.run(
                """
                insert into recount
                with recursive up as (
                  select m.cell_id, c.now_id as unit_id
                  from (select distinct cell_id from counted_meeting) m join carried c on c.unit_id = m.cell_id
                  union
                  select u.cell_id, c.parent_id
                  from up u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select 'NOW', up.unit_id, count(*), count(*) filter (where m.kind = 'THEMATIC'), sum(m.present),
                  sum(m.excused), sum(m.absent), sum(m.unknown)
                from up join counted_meeting m on m.cell_id = up.cell_id
                group by up.unit_id
                """);
    }

    /** The last day of each cell in the year; what belongs to its whole year is counted where it stood on that day. */
    private void countLives() {
        sql.run(
                """
                create temp table life on commit drop as
                select unit_id as cell_id, max(least(coalesce(valid_to, 'infinity'), :last)) as day
                from unit_period
                where valid_from <= :last and coalesce(valid_to, 'infinity') >= :first
                group by unit_id
                """);
    }

    /** From the grades themselves, meeting by meeting and cell by cell. */
    private void countGrades() {
        sql.run(
                """
                create temp table graded on commit drop as
                select cell_id, day, dimension, value, count(*) as sessions from (
                  select m.cell_id, m.held_on as day, 'GRADE' as dimension,
                    case when s.grade is null then 'NONE' else s.grade end as value
                  from meeting m left join meeting_score s on s.meeting_id = m.id
                  where m.year = :year and m.counted
                  union all
                  select g.cell_id, l.day, 'YEAR_GRADE', g.grade
                  from year_grade g join life l on l.cell_id = g.cell_id
                  where g.year = :year and g.grade is not null
                ) one
                where cell_id not in (select unit_id from aside)
                group by cell_id, day, dimension, value
                """);
    }

    /** All units above a cell, on each day that anything of it was counted and as they are now. */
    private void climb() {
        sql.run(
                """
                create temp table above_then on commit drop as
                with recursive up as (
                  select cell_id, day, cell_id as unit_id from said
                  union
                  select cell_id, day, cell_id from graded
                  union
                  select u.cell_id, u.day, p.parent_id
                  from up u
                  join unit_period_on(u.day) p on p.unit_id = u.unit_id
                  where p.parent_id is not null
                )
                select * from up
                """);
        sql.run(
                """
                create temp table above_now on commit drop as
                with recursive up as (
                  select s.cell_id, c.now_id as unit_id
                  from (select cell_id from said union select cell_id from graded) s join carried c on c.unit_id = s.cell_id
                  union
                  select u.cell_id, c.parent_id
                  from up u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select * from up
                """);
        sql.run("analyze said, graded, above_then, above_now");
    }

    private void sumSaid() {
        sql.run(
                """
                create temp table recount_said on commit drop as
                select 'THEN' as view, u.unit_id, %1$s from above_then u join said s using (cell_id, day) group by u.unit_id
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
                from above_then u join graded using (cell_id, day) group by u.unit_id, dimension, value
                union all
                select 'NOW', u.unit_id, dimension, value, sum(sessions)
                from above_now u join graded using (cell_id) group by u.unit_id, dimension, value
                """);
    }
}
