package vn.nennep.exchange;

import java.sql.SQLException;
import java.util.List;
import vn.nennep.shared.Messages;

/** A file that ends units closes or calls off what reaches beyond their last day, as an event of units does, and says so. */
final class UnitEndings {

    private static final List<String> RELATIONS =
            List.of("membership", "member_position", "role_grant", "meeting", "member_transfer", "member_leave");

    private static final int SHOWN = 5;

    private UnitEndings() {}

    /** Before the units end: what would be left over is found by what is there. */
    static void close(Staging staged, CsvImport.Context context) throws SQLException {
        staged.execute(
                """
                create temp table ending on commit drop as
                select u.id as unit_id, min(s.line) as line, max(f.valid_to) as last_on
                from unit u
                join future f on f.code = u.code
                left join staged s on s.valid and s.code = u.code
                where u.code in (select code from staged where valid)
                group by u.id
                having max(f.valid_to) < (select max(coalesce(p.valid_to, 'infinity')) from unit_period p where p.unit_id = u.id)
                """);
        staged.execute(
                """
                create temp table beyond on commit drop as
                select b.* from (select array_agg(unit_id) as ids, array_agg(last_on) as days from ending) e
                cross join lateral beyond_end(e.ids, e.days) b
                union
                select l.* from ending e
                cross join lateral leaves_beyond_end(
                  (select array_agg(distinct member_id) from membership where cell_id = e.unit_id),
                  (select array_agg(unit_id) from ending), e.last_on) l
                """);
        for (String relation : RELATIONS) {
            staged.notices(
                    "valid_to",
                    "exchange.units.closes." + relation.replace('_', '-'),
                    """
                    select min(e.line), count(*)::text, array_to_string((array_agg(b.label order by b.label))[1:%d], ', ')
                      || case when count(*) > %d then ', …' else '' end, n.name
                    from beyond b
                    join ending e on e.unit_id = b.unit_id
                    cross join lateral (select name from unit_period where unit_id = b.unit_id
                      order by valid_from desc limit 1) n
                    where b.relation = ? group by b.unit_id, n.name order by min(e.line)
                    """
                            .formatted(SHOWN, SHOWN),
                    relation);
        }
        for (String[] day :
                staged.pairs("select distinct to_char(last_on + 1, 'DD/MM/YYYY'), last_on::text from beyond")) {
            staged.count(
                    """
                    select close_beyond_end(null, jsonb_agg(to_jsonb(b)), ?, ?) from beyond b where last_on = ?::date
                    """,
                    context.login(),
                    Messages.text(Messages.VIETNAMESE, "reorganisation.event.closed-with", day[0]),
                    day[1]);
        }
        staged.execute("drop table beyond, ending");
    }
}
