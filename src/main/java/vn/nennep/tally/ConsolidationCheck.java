package vn.nennep.tally;

import java.sql.SQLException;

/**
 * The proof before the publication: everything is counted a second time on another way and must come to the same. It
 * reads what {@link Consolidation} left in the temporary tables {@code year_total}, {@code stretch} and {@code
 * stretch_part}.
 */
final class ConsolidationCheck {

    private final Statements sql;
    private final int year;

    ConsolidationCheck(Statements sql, int year) {
        this.sql = sql;
        this.year = year;
    }

    /** @throws Disagreement naming the lowest unit whose figures differ */
    void run() throws SQLException {
        recount();
        compareWithRecount();
        compareWithMonths();
        compareWithChildren();
    }

    /** How many rows of roll calls were read. */
    int entries() throws SQLException {
        return sql.number("select coalesce(sum(entries), 0) from counted_meeting");
    }

    /** Straight from the rows of the roll calls, up the chain of units that held on each meeting's date. */
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
                where m.year = ? and m.status = 'RECORDED'
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
                select up.unit_id, sum(d.sessions) as sessions, sum(d.thematic) as thematic, sum(d.present) as present,
                  sum(d.excused) as excused, sum(d.absent) as absent, sum(d.unknown) as unknown
                from up join day d on d.cell_id = up.cell_id and d.held_on = up.held_on
                group by up.unit_id
                """);
    }

    private void compareWithRecount() throws SQLException {
        sql.requireNone(
                """
                select u.code, coalesce(t.name, p.name, u.code), coalesce(r.sessions, 0), coalesce(t.sessions, 0),
                  coalesce(r.present, 0), coalesce(t.present, 0),
                  coalesce(r.excused + r.absent, 0), coalesce(t.excused + t.absent, 0)
                from (select * from year_total where whole) t
                full join recount r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                left join (select unit_id, max(depth) as depth from stretch group by unit_id) s on s.unit_id = u.id
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
                "tally.disagreement");
    }

    /** The months add up to the year. */
    private void compareWithMonths() throws SQLException {
        sql.requireNone(
                """
                select u.code, t.name, t.sessions, coalesce(m.sessions, 0), t.present, coalesce(m.present, 0),
                  t.due - t.present, coalesce(m.due - m.present, 0)
                from year_total t
                join unit u on u.id = t.unit_id
                left join (
                  select s.unit_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                  from stretch_part s where dimension = 'MONTH' group by s.unit_id) m on m.unit_id = t.unit_id
                where t.whole and (t.sessions, t.due, t.present)
                  is distinct from (coalesce(m.sessions, 0), coalesce(m.due, 0), coalesce(m.present, 0))
                order by u.code limit 1
                """,
                "tally.disagreement");
    }

    /** The children add up to their parent. */
    private void compareWithChildren() throws SQLException {
        sql.requireNone(
                """
                select u.code, t.name, t.sessions, c.sessions, t.present, c.present, t.due - t.present, c.due - c.present
                from year_total t
                join unit u on u.id = t.unit_id
                join (select parent_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                      from year_total where parent_id is not null group by parent_id) c on c.parent_id = t.unit_id
                where t.whole and (t.sessions, t.due, t.present) is distinct from (c.sessions, c.due, c.present)
                order by u.code limit 1
                """,
                "tally.disagreement");
    }
}
