package vn.nennep.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.shared.Messages;

/**
 * Cells whose figures do not agree with an independent count. Their meetings, plans, key tasks and grades are left out on
 * both sides of the check, so that the figures of all others can be proved and published; the units above them are marked
 * as incomplete. They are in the temporary table {@code aside}; {@link #mark} writes who is incomplete by them into
 * {@code year_aside}.
 */
final class ConsolidationAside {

    /** Cells that have anything of their own in the year. */
    private static final String WITH_RECORDS =
            """
            select cell_id from meeting where year = :year and counted
            union select cell_id from annual_plan where year = :year
            union select cell_id from key_task where year = :year
            union select cell_id from year_grade where year = :year
            """;

    private final YearSql sql;

    ConsolidationAside(YearSql sql) {
        this.sql = sql;
    }

    void begin() {
        sql.run("create temp table aside (unit_id bigint primary key, failure text not null) on commit drop");
        sql.run("create temp table fault (unit_id bigint primary key, failure text not null, now boolean not null)"
                + " on commit drop");
    }

    /**
     * Sets aside the cells that cause the faults.
     *
     * @return whether there are such cells that had not been set aside before
     */
    boolean add(List<Disagreement> faults) {
        return addCells(faults, false) || addCells(faults, true) || addBranch(faults);
    }

    /**
     * The lowest units that are wrong and have something of their own; by the tree as it is now, the cells that they
     * carry on for.
     */
    private boolean addCells(List<Disagreement> faults, boolean now) {
        note(faults, now);
        return sql.run(
                        """
                        insert into aside (unit_id, failure)
                        select c.unit_id, f.failure
                        from fault f
                        join carried c on case when f.now then c.now_id else c.unit_id end = f.unit_id
                        where c.unit_id in (%s)
                          and not exists (select 1 from fault low join unit_period p on p.unit_id = low.unit_id
                            where p.parent_id = f.unit_id)
                        on conflict do nothing
                        """
                                .formatted(WITH_RECORDS))
                > 0;
    }

    /** All cells of the lowest units that are wrong, while others are left to publish. */
    private boolean addBranch(List<Disagreement> faults) {
        sql.run("delete from fault");
        for (Disagreement one : faults) {
            if (!one.key().endsWith(ConsolidationCheck.OF_VIEWS)) {
                note(one, isOfNow(one));
            }
        }
        sql.run(
                """
                create temp table added on commit drop as
                with recursive low as (
                  select f.* from fault f
                  where not exists (select 1 from fault below join stretch s on s.unit_id = below.unit_id
                    where s.parent_id = f.unit_id)
                ),
                branch(unit_id, view, failure) as (
                  select unit_id, case when now then 'NOW' else 'THEN' end, failure from low
                  union
                  select s.unit_id, b.view, b.failure from branch b join stretch s on s.view = b.view and s.parent_id = b.unit_id
                )
                select c.unit_id, min(b.failure) as failure
                from branch b
                join carried c on case when b.view = 'NOW' then c.now_id else c.unit_id end = b.unit_id
                where c.unit_id in (%s) and c.unit_id not in (select unit_id from aside)
                group by c.unit_id
                """
                        .formatted(WITH_RECORDS));
        int left = sql.number(
                """
                select count(*) from (%s) w
                where cell_id not in (select unit_id from aside) and cell_id not in (select unit_id from added)
                  and cell_id in (select unit_id from stretch)
                """
                        .formatted(WITH_RECORDS));
        int added = left == 0 ? 0 : sql.run("insert into aside select unit_id, failure from added");
        sql.run("drop table added");
        return added > 0;
    }

    private void note(List<Disagreement> faults, boolean now) {
        sql.run("delete from fault");
        Map<Long, Disagreement> first = new LinkedHashMap<>();
        faults.stream().filter(one -> isOfNow(one) == now).forEach(one -> first.putIfAbsent(one.unitId(), one));
        for (Disagreement one : first.values()) {
            note(one, now);
        }
    }

    private void note(Disagreement one, boolean now) {
        sql.run(
                "insert into fault values (:unit, :failure, :now) on conflict do nothing",
                Map.of("unit", one.unitId(), "failure", Messages.text(Messages.VIETNAMESE, one), "now", now));
    }

    private static boolean isOfNow(Disagreement one) {
        return one.key().endsWith(ConsolidationCheck.OF_NOW);
    }

    /**
     * Writes which units are incomplete: by the tree as it was, each unit under which a cell that was set aside stood
     * in the year, or last before it; by the tree as it is, all units above the one that carries on for the cell.
     */
    void mark() {
        sql.run(
                """
                create temp table year_aside on commit drop as
                with recursive place as materialized (
                  select p.unit_id, p.parent_id from unit_period p
                  where daterange(p.valid_from, p.valid_to, '[]') && daterange(make_date(:year, 1, 1), make_date(:year, 12, 31), '[]')
                  union
                  select p.unit_id, p.parent_id
                  from (select distinct unit_id from unit_period) u
                  cross join lateral (select * from unit_period l where l.unit_id = u.unit_id
                    order by l.valid_from > make_date(:year, 1, 1), abs(l.valid_from - make_date(:year, 1, 1)) limit 1) p
                  where not exists (select 1 from unit_period o where o.unit_id = u.unit_id
                    and daterange(o.valid_from, o.valid_to, '[]') && daterange(make_date(:year, 1, 1), make_date(:year, 12, 31), '[]'))
                ),
                up_then as (
                  select unit_id as cell_id, unit_id from aside
                  union
                  select u.cell_id, p.parent_id from up_then u join place p on p.unit_id = u.unit_id
                  where p.parent_id is not null
                ),
                up_now as (
                  select a.unit_id as cell_id, c.now_id as unit_id from aside a join carried c on c.unit_id = a.unit_id
                  union
                  select u.cell_id, c.parent_id from up_now u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select w.view, w.unit_id, w.cell_id, n.code, n.name, a.failure
                from (
                  select 'THEN' as view, unit_id, cell_id from up_then union all select 'NOW', unit_id, cell_id from up_now) w
                join aside a on a.unit_id = w.cell_id
                cross join lateral (select p.code, p.name from unit_period p where p.unit_id = w.cell_id
                  order by p.valid_from > make_date(:year, 12, 31), abs(p.valid_from - make_date(:year, 12, 31)) limit 1) n
                """);
    }
}
