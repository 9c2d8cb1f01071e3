package vn.nennep.tally;

/**
 * The tree of a year as <em>stretches</em>: a unit over days in which its whole chain to the root stayed the same. A
 * meeting belongs to the stretch of its date, so its figures go to the units that stood above the cell on that day: the
 * view THEN. The tree of the day of the run is one more set of stretches, one a unit, and a meeting belongs to that of
 * the unit that carries on for its cell: the view NOW.
 */
final class FrozenTree {

    private final YearSql sql;

    FrozenTree(YearSql sql) {
        this.sql = sql;
    }

    /**
     * Makes the temporary tables {@code stretch}, numbered from the top ({@code no}, {@code parent_no}), {@code climb}: each
     * stretch ({@code low}) with itself and all above it ({@code no}), and {@code carried}: which unit carries on for which.
     */
    void freeze() {
        sql.run(
                """
                create temp table grown on commit drop as
                with recursive s(unit_id, from_on, to_on, period_id, parent_id, parent_from_on, depth, root_id) as (
                  select p.unit_id, greatest(p.valid_from, :first), least(coalesce(p.valid_to, 'infinity'), :last), p.id,
                    null::bigint, null::date, 0, p.unit_id
                  from unit_period p
                  where p.parent_id is null and p.valid_from <= :last and coalesce(p.valid_to, 'infinity') >= :first
                  union all
                  select p.unit_id, greatest(p.valid_from, s.from_on), least(coalesce(p.valid_to, 'infinity'), s.to_on),
                    p.id, s.unit_id, s.from_on, s.depth + 1, s.root_id
                  from s
                  join unit_period p on p.parent_id = s.unit_id
                   and p.valid_from <= s.to_on and coalesce(p.valid_to, 'infinity') >= s.from_on
                )
                select 'THEN' as view, s.* from s
                """);
        freezeNow();
        number();
        sql.run(
                """
                create temp table climb on commit drop as
                with recursive up(low, no) as (
                  select no, no from stretch
                  union all
                  select u.low, s.parent_no from up u join stretch s on s.no = u.no where s.parent_no is not null
                )
                select * from up
                """);
        sql.run("analyze climb");
    }

    /** Units are found by their numbers from here on: a row of figures has one number for view, unit and days. */
    private void number() {
        sql.run(
                """
                create temp table numbered on commit drop as
                select row_number() over (order by view, depth, unit_id, from_on)::integer as no, g.* from grown g
                """);
        sql.run("analyze numbered");
        sql.run(
                """
                create temp table stretch on commit drop as
                select n.*, p.no as parent_no
                from numbered n
                left join numbered p on p.view = n.view and p.unit_id = n.parent_id and p.from_on = n.parent_from_on
                """);
        sql.run("create unique index on stretch (no)");
        sql.run("create unique index on stretch (view, unit_id, from_on)");
        sql.run("analyze stretch");
        sql.run("drop table numbered, grown");
    }

    /** Today's units of the year, those that carry on for its cells, and all above them. */
    private void freezeNow() {
        sql.run("create temp table carried on commit drop as select * from unit_now(:asOf)");
        sql.run("create unique index on carried (unit_id)");
        sql.run("analyze carried");
        sql.run(
                """
                insert into grown
                with recursive wanted(unit_id) as (
                  select c.now_id
                  from grown s
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
                select 'NOW', unit_id, cast(:first as date), cast(:last as date), period_id, parent_id,
                  case when parent_id is not null then cast(:first as date) end, depth, root_id
                from tree
                """);
    }
}
