package vn.nennep.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.nennep.shared.Messages;

/** A file that ends units closes or calls off what reaches beyond their last day, as an event of units does, and says so. */
final class UnitEndings {

    private static final List<String> RELATIONS =
            List.of("membership", "member_position", "role_grant", "meeting", "member_transfer", "member_leave");

    private static final int SHOWN = 5;

    /**
     * A last day of units that end.
     *
     * @param next the day after it, as people write it
     */
    record LastDay(String next, LocalDate lastOn) {}

    private UnitEndings() {}

    /** Called before the units end, because what would be left over is found from the present state. */
    static void close(Staging staged, FileRules.Context context) {
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
                    select min(e.line) as line, count(*)::text, array_to_string((array_agg(b.label order by b.label))[1\\:%d], ', ')
                      || case when count(*) > %d then ', …' else '' end, n.name
                    from beyond b
                    join ending e on e.unit_id = b.unit_id
                    cross join lateral (select name from unit_period where unit_id = b.unit_id
                      order by valid_from desc limit 1) n
                    where b.relation = :relation group by b.unit_id, n.name order by min(e.line)
                    """
                            .formatted(SHOWN, SHOWN),
                    Map.of("relation", relation));
        }
        for (LastDay day : staged.list(
                "select distinct to_char(last_on + 1, 'DD/MM/YYYY') as next, last_on from beyond", LastDay.class)) {
            staged.number(
                    """
                    select close_beyond_end(null, jsonb_agg(to_jsonb(b)), :login, :why)
                    from beyond b where last_on = :day
                    """,
                    Map.of(
                            "why",
                            Messages.text(Messages.VIETNAMESE, "reorganisation.event.closed-with", day.next()),
                            "day",
                            day.lastOn()));
        }
        staged.execute("drop table beyond, ending");
    }
}
