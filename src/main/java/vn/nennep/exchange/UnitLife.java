package vn.nennep.exchange;

import java.util.List;

/**
 * Holds the rows of a file within the life of their unit, as the tables do (V023), for all rows at once: a fault names
 * the first or last day and who carries on.
 */
final class UnitLife {

    private UnitLife() {}

    /**
     * An open end in a unit that has ended means its last day: what is sent again after the end stays loadable.
     *
     * @param code column of the unit's code
     */
    static void closeOpenEnds(Staging staged, String code) {
        staged.execute(
                """
                create temp table ending on commit drop as
                select u.code, max(p.name) as name, max(coalesce(p.valid_to, 'infinity')) as last_on
                from unit u join unit_period p on p.unit_id = u.id
                where u.code in (select %s from staged where valid and "to" is null)
                group by u.code having max(coalesce(p.valid_to, 'infinity')) < 'infinity'
                """
                        .formatted(code));
        String open =
                """
                from staged s join ending e on e.code = s.%s
                where s.valid and s."to" is null and s."from" <= e.last_on
                """
                        .formatted(code);
        staged.notices(
                "to",
                "exchange.closed-with-unit",
                "select s.line, e.name, e.code, to_char(e.last_on, 'DD/MM/YYYY') " + open + " order by s.line");
        staged.execute(
                """
                update staged s set "to" = e.last_on from ending e
                where e.code = s.%s and s.valid and s."to" is null and s."from" <= e.last_on
                """
                        .formatted(code));
        staged.execute("drop table ending");
    }

    /**
     * Refuses rows with days on which their unit does not stand.
     *
     * @param from column of the first day
     * @param to column of the last day; the same as {@code from} where there is one day
     * @param rows a query for {@code line, unit_id, days}: a range of days, which may be open
     * @param cells whether the unit must be a cell on these days
     */
    static void check(Staging staged, List<Fault> faults, String from, String to, String rows, boolean cells) {
        staged.execute(
                """
                create temp table outside_life on commit drop as
                with asked as (%s),
                life as (
                  select unit_id, range_agg(daterange(valid_from, valid_to, '[]')) as days
                  from unit_period where unit_id in (select unit_id from asked)%s group by unit_id)
                select a.line, a.unit_id, a.days, lower(l.days) as first_on, upper(l.days) - 1 as last_on,
                  lower(a.days) < lower(l.days) as early,
                  upper(l.days) is not null and (upper_inf(a.days) or upper(a.days) > upper(l.days)) as late
                from asked a join life l on l.unit_id = a.unit_id
                where not a.days <@ l.days
                """
                        .formatted(rows, cells ? " and kind = 'CELL'" : ""));
        String named =
                """
                select o.line, n.name, u.code, to_char(%s, 'DD/MM/YYYY'), h.name, h.code
                from outside_life o
                join unit u on u.id = o.unit_id
                cross join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) n
                left join lateral unit_heir(u.id) h on true
                where %s order by o.line
                """;
        staged.faults(faults, from, "exchange.unit-life-not-begun", named.formatted("o.first_on", "o.early"));
        staged.faults(
                faults,
                to,
                "exchange.unit-life-ended",
                named.formatted("o.last_on", "not o.early and o.late and h.code is null"));
        staged.faults(
                faults,
                to,
                "exchange.unit-life-ended-succeeded",
                named.formatted("o.last_on", "not o.early and o.late and h.code is not null"));
        staged.faults(
                faults,
                from,
                "exchange.outside-unit-life",
                """
                select o.line, to_char(lower(o.days), 'YYYY-MM-DD'), u.code
                from outside_life o join unit u on u.id = o.unit_id
                where not o.early and not o.late order by o.line
                """);
        staged.execute("drop table outside_life");
    }
}
