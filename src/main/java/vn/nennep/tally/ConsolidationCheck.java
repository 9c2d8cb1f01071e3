package vn.nennep.tally;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The proof before the publication: everything is counted a second time on another way and must come to the same. It
 * reads what {@link Consolidation} left in the temporary tables {@code year_total}, {@code year_part}, {@code stretch},
 * {@code counted} and {@code carried}. Both views are proved in the same way, and then against each other.
 */
final class ConsolidationCheck {

    private static final Map<String, String> KEYS =
            Map.of("THEN", "tally.disagreement", "NOW", "tally.disagreement.now");

    private final Statements sql;
    private final int year;

    ConsolidationCheck(Statements sql, int year) {
        this.sql = sql;
        this.year = year;
    }

    /** @throws Disagreement naming the lowest unit whose figures differ */
    void run() throws SQLException {
        recount();
        for (String view : List.of("THEN", "NOW")) {
            compareWithRecount(view);
            compareWithMonths(view);
            compareWithChildren(view);
        }
        compareViews();
    }

    /** How many rows of roll calls were read. */
    int entries() throws SQLException {
        return sql.number("select coalesce(sum(entries), 0) from counted_meeting");
    }

    /**
     * Straight from the rows of the roll calls, up the chain of units that held on each meeting's date, and up the units
     * above the one that carries on for the cell.
     */
    private void recount() throws SQLException {
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
                where m.year = ? and m.counted
                group by m.id, m.cell_id, m.held_on, m.kind
                """,
                year);
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
                  union all
                  select u.cell_id, u.held_on, p.parent_id
                  from up u
                  join unit_period p on p.unit_id = u.unit_id
                   and u.held_on between p.valid_from and coalesce(p.valid_to, 'infinity')
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

    private void compareWithRecount(String view) throws SQLException {
        sql.requireNone(
                """
                select u.code, coalesce(t.name, p.name, u.code), coalesce(r.sessions, 0), coalesce(t.sessions, 0),
                  coalesce(r.present, 0), coalesce(t.present, 0),
                  coalesce(r.excused + r.absent, 0), coalesce(t.excused + t.absent, 0)
                from (select * from year_total where view = ? and whole) t
                full join (select * from recount where view = ?) r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                left join (select unit_id, max(depth) as depth from stretch where view = ? group by unit_id) s on s.unit_id = u.id
                left join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) p
                  on true
                where (coalesce(t.sessions, 0), coalesce(t.thematic_sessions, 0), coalesce(t.present, 0),
                       coalesce(t.excused, 0), coalesce(t.absent, 0), coalesce(t.due, 0), 0)
                   is distinct from
                      (coalesce(r.sessions, 0), coalesce(r.thematic, 0), coalesce(r.present, 0),
                       coalesce(r.excused, 0), coalesce(r.absent, 0),
                       coalesce(r.present + r.excused + r.absent, 0), coalesce(r.unknown, 0))
                order by s.depth desc nulls first, u.code
                limit 1
                """,
                KEYS.get(view),
                view,
                view,
                view);
    }

    // Each finds its faults first and then the lowest code among them: asked for the first in order, PostgreSQL walks
    // all units by code in nested loops.

    /** The months add up to the year. */
    private void compareWithMonths(String view) throws SQLException {
        sql.requireNone(
                """
                with wrong(code, name, s1, s2, p1, p2, a1, a2) as materialized (
                  select t.code, t.name, t.sessions, coalesce(m.sessions, 0), t.present, coalesce(m.present, 0),
                    t.due - t.present, coalesce(m.due - m.present, 0)
                  from year_total t
                  left join (
                    select unit_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                    from year_part where view = ? and whole and dimension = 'MONTH' group by unit_id) m
                    on m.unit_id = t.unit_id
                  where t.view = ? and t.whole and (t.sessions, t.due, t.present)
                    is distinct from (coalesce(m.sessions, 0), coalesce(m.due, 0), coalesce(m.present, 0))
                )
                select * from wrong order by code limit 1
                """,
                KEYS.get(view),
                view,
                view);
    }

    /** The children add up to their parent, with what it did itself when it was a cell. */
    private void compareWithChildren(String view) throws SQLException {
        sql.requireNone(
                """
                with below as (
                  select parent_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                  from year_total where view = ? and parent_id is not null group by parent_id
                ),
                own as (
                  select case ? when 'NOW' then r.now_id else r.unit_id end as unit_id, count(*) as sessions,
                    sum(c.due_count) as due, sum(c.present_count) as present
                  from counted c join carried r on r.unit_id = c.cell_id
                  where case ? when 'NOW' then r.now_id else r.unit_id end in (select parent_id from below)
                  group by 1
                ),
                parts as (
                  select b.parent_id, b.sessions + coalesce(o.sessions, 0) as sessions,
                    b.due + coalesce(o.due, 0) as due, b.present + coalesce(o.present, 0) as present
                  from below b left join own o on o.unit_id = b.parent_id
                ),
                wrong(code, name, s1, s2, p1, p2, a1, a2) as materialized (
                  select t.code, t.name, t.sessions, p.sessions, t.present, p.present, t.due - t.present, p.due - p.present
                  from year_total t
                  join parts p on p.parent_id = t.unit_id
                  where t.view = ? and t.whole
                    and (t.sessions, t.due, t.present) is distinct from (p.sessions, p.due, p.present)
                )
                select * from wrong order by code limit 1
                """,
                KEYS.get(view),
                view,
                view,
                view,
                view);
    }

    /**
     * Both views come to the same in each province whose meetings stayed in it, and in all provinces together: a cell
     * may have gone from one province to another, never out of the count.
     */
    private void compareViews() throws SQLException {
        sql.requireNone(
                """
                with pair as (
                  select distinct t.root_id as then_id, n.root_id as now_id
                  from (select distinct unit_id, from_on from counted) c
                  join stretch t on t.view = 'THEN' and t.unit_id = c.unit_id and t.from_on = c.from_on
                  join carried r on r.unit_id = c.unit_id
                  join stretch n on n.view = 'NOW' and n.unit_id = r.now_id
                ),
                apart as (
                  select * from pair p
                  where not exists (select 1 from pair o
                    where (o.then_id = p.then_id) <> (o.now_id = p.now_id))
                )
                select u.code, t.name, t.sessions, n.sessions, t.present, n.present, t.due - t.present, n.due - n.present,
                  t.people, n.people
                from apart a
                join year_total t on t.view = 'THEN' and t.whole and t.unit_id = a.then_id
                join year_total n on n.view = 'NOW' and n.unit_id = a.now_id
                join unit u on u.id = a.then_id
                where (t.sessions, t.thematic_sessions, t.due, t.present, t.excused, t.absent, t.people, t.thematic_due,
                       t.thematic_present)
                  is distinct from
                      (n.sessions, n.thematic_sessions, n.due, n.present, n.excused, n.absent, n.people, n.thematic_due,
                       n.thematic_present)
                order by u.code limit 1
                """,
                "tally.disagreement.views");
        sql.requireNone(
                """
                with roots as (
                  select view, min(unit_id) as unit_id, sum(sessions) as sessions, sum(thematic_sessions) as thematic,
                    sum(due) as due, sum(present) as present, sum(excused) as excused, sum(absent) as absent
                  from year_total where parent_id is null and whole
                    and (view, unit_id) in (select view, unit_id from stretch where parent_id is null)
                  group by view
                )
                select u.code, y.name, t.sessions, n.sessions, t.present, n.present, t.due - t.present, n.due - n.present,
                  y.people, y.people
                from roots t
                join unit u on u.id = t.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = t.unit_id and y.whole
                left join roots n on n.view = 'NOW'
                where t.view = 'THEN' and (t.sessions, t.thematic, t.due, t.present, t.excused, t.absent)
                  is distinct from (n.sessions, n.thematic, n.due, n.present, n.excused, n.absent)
                """,
                "tally.disagreement.views");
    }
}
