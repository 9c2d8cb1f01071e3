package vn.nennep.tally;

/**
 * What a run keeps for the next one: what was counted of each stretch of the view THEN, who attended in it, and the lines that
 * have its figures. With it a run that counts a cell anew knows by how much it changed, and of which lines, without
 * asking the tree.
 *
 * <p>Only what differs is written. The shares of a stretch that has a line of its own are those of that line; the others are
 * kept beside.
 */
final class CountedStretches {

    private static final String COLUMNS =
            "to_on, now_id, then_root, now_root, cell, lines_then, lines_now, own_line, quarters, quarters_held, stood, figures, by_month,"
                    + " people, people_months";

    private final YearSql sql;

    CountedStretches(YearSql sql) {
        this.sql = sql;
    }

    /** Keeps all of a full run, after the publication and in its transaction. */
    void keep() {
        // Taken for one row, it would be read through for each row beneath.
        sql.run(
                """
                create temp table published on commit drop as
                select l.line, l.view, t.id
                from line l
                join unit_total t on t.year = :year and t.view = l.view and t.unit_id = l.unit_id and t.whole = l.whole
                  and coalesce(t.parent_id, 0) = coalesce(l.parent_id, 0)
                """);
        sql.run("analyze published");
        sql.run(
                """
                create temp table fresh with (toast_tuple_target = 8160) on commit drop as
                with placed as (
                  select b.low as no, coalesce(array_agg(p.id order by p.id) filter (where p.view = 'THEN'), '{}') as lines_then,
                    coalesce(array_agg(p.id order by p.id) filter (where p.view = 'NOW'), '{}') as lines_now
                  from beneath b join published p using (line)
                  group by b.low
                ),
                alone as (
                  select min(b.low) as no, p.id
                  from beneath b join published p using (line)
                  where p.view = 'THEN' group by p.id having count(*) = 1
                ),
                stood as (
                  select s.no, bit_or(1 << (q.q - 1)) as quarters
                  from quarter q
                  join stretch s on s.view = 'THEN' and q.last between s.from_on and s.to_on
                  join unit_period p on p.id = s.period_id and p.kind = 'CELL'
                  group by s.no
                )
                select s.no, s.unit_id, s.from_on, s.to_on, r.now_id, s.root_id as then_root, n.root_id as now_root,
                  p.kind = 'CELL' as cell, g.lines_then, g.lines_now, a.id as own_line, coalesce(q.quarters, 0) as quarters,
                  coalesce(m.stood, 0) as stood, %s
                from stretch s
                join unit_period p on p.id = s.period_id
                join carried r on r.unit_id = s.unit_id
                join placed g on g.no = s.no
                left join stretch n on n.view = 'NOW' and n.unit_id = r.now_id
                left join alone a on a.no = s.no
                left join stood q on q.no = s.no
                left join cell_month m on m.no = s.no
                %s
                where s.view = 'THEN'
                """
                        .formatted(COUNTED, countedOf("s")));
        sql.run("analyze fresh");
        write();
        sql.run(
                """
                delete from counted_stretch t where t.year = :year
                  and not exists (select 1 from fresh f where f.unit_id = t.unit_id and f.from_on = t.from_on)
                """);
        sql.run(
                """
                delete from counted_stretch_part t where t.year = :year
                  and not exists (select 1 from fresh f where f.unit_id = t.unit_id and f.from_on = t.from_on and f.own_line is null)
                """);
    }

    /** What was counted of a stretch, out of the tables of {@link #countedOf}. */
    static final String COUNTED =
            "coalesce(held.quarters_held, 0) as quarters_held, coalesce(done.figures, %s) as figures,"
                            .formatted("array_fill(0, array[" + FigureSql.numberOfSummed() + "])")
                    + " coalesce(done.by_month, " + MonthArrays.noMonths() + ") as by_month,"
                    + " coalesce(came.people, '{}') as people, coalesce(came.people_months, '{}') as people_months";

    /** Joins of what was counted of the stretch of a table. */
    static String countedOf(String table) {
        return """
                left join (
                  select no, bit_or(1 << ((month - 1) / 3)) as quarters_held from counted where kind = 'THEMATIC' group by no
                ) held on held.no = %1$s.no
                left join (select t.no, %2$s as figures, t.by_month from stretch_sum t) done on done.no = %1$s.no
                left join (
                  select no, array_agg(member_id order by member_id) as people, array_agg(months order by member_id) as people_months
                  from person_in group by no
                ) came on came.no = %1$s.no
                """
                .formatted(table, FigureSql.kept("t"));
    }

    /** Writes what of the temporary table {@code fresh} is not kept yet. */
    void write() {
        sql.run(
                """
                merge into counted_stretch t using fresh f
                on t.year = :year and t.unit_id = f.unit_id and t.from_on = f.from_on
                when matched and (%2$s) is distinct from (%3$s)
                then update set %4$s
                when not matched then insert (year, unit_id, from_on, %1$s) values (:year, f.unit_id, f.from_on, %3$s)
                """
                        .formatted(COLUMNS, of("t"), of("f"), assigned()));
        sql.run(
                """
                create temp table shared_part on commit drop as
                select f.unit_id, f.from_on, k.dimension, k.value, p.sessions, p.due, p.present, %s as by_month
                from fresh f join stretch_part p on p.no = f.no join part_key k on k.key = p.key
                where f.own_line is null
                """
                        .formatted(MonthArrays.ofColumns("p")));
        sql.run(
                """
                delete from counted_stretch_part t using fresh f
                where t.year = :year and t.unit_id = f.unit_id and t.from_on = f.from_on
                  and not exists (select 1 from shared_part p where p.unit_id = t.unit_id and p.from_on = t.from_on
                    and p.dimension = t.dimension and p.value = t.value and p.sessions = t.sessions and p.due = t.due
                    and p.present = t.present and p.by_month = t.by_month)
                """);
        sql.run(
                """
                insert into counted_stretch_part (year, unit_id, from_on, dimension, value, sessions, due, present, by_month)
                select :year, p.* from shared_part p
                where not exists (select 1 from counted_stretch_part t where t.year = :year and t.unit_id = p.unit_id
                  and t.from_on = p.from_on and t.dimension = p.dimension and t.value = p.value)
                """);
    }

    private static String of(String table) {
        return table + "." + COLUMNS.replace(", ", ", " + table + ".");
    }

    private static String assigned() {
        return COLUMNS.replaceAll("(\\w+)", "$1 = f.$1");
    }
}
