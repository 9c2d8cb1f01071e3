package vn.nennep.exchange;

import java.util.List;
import java.util.Map;

/**
 * Holds a file against the periods of the years that it would change, by the same functions of the database that the
 * pages ask ({@code year_open_for}), for all its rows at once.
 */
final class ClosedYears {

    private ClosedYears() {}

    /**
     * Refuses rows that would change a closed year that the unit is not let into.
     *
     * @param touched a query for {@code line, unit_id, from_on, to_on}: the days of which units change, an empty last day
     *     is open; rows without a unit change nobody's year
     */
    static void check(Staging staged, List<Fault> faults, String column, String touched) {
        staged.execute("create temp table touched on commit drop as " + touched);
        staged.execute("analyze touched");
        staged.execute(
                """
                create temp table closed_for on commit drop as
                select u.unit_id, y.year, y.state
                from (select distinct unit_id from touched where unit_id is not null) u
                cross join lateral years_closed_for(u.unit_id, '-infinity', null, now()) y
                """);
        staged.execute("analyze closed_for");
        refuse(staged, faults, column, "LOCKED", "exchange.year-locked");
        refuse(staged, faults, column, "FROZEN", "exchange.year-frozen");
    }

    private static void refuse(Staging staged, List<Fault> faults, String column, String state, String key) {
        staged.faults(
                faults,
                column,
                key,
                """
                select t.line, max(c.year)::text
                from touched t
                join closed_for c on c.unit_id = t.unit_id and c.state = :state
                 and make_date(c.year, 1, 1) <= coalesce(t.to_on, 'infinity') and make_date(c.year, 12, 31) >= t.from_on
                group by t.line order by t.line
                """,
                Map.of("state", state));
    }

    /** Notes what the file changed in closed years that its units were let into. */
    static void note(Staging staged, FileRules.Context context) {
        staged.update(
                """
                with days as (
                  select distinct t.unit_id, greatest(t.from_on, make_date(y.year, 1, 1)) as day
                  from touched t
                  join reporting_year y on make_date(y.year, 1, 1) <= coalesce(t.to_on, 'infinity')
                   and make_date(y.year, 12, 31) >= t.from_on
                  where t.unit_id is not null and year_state(y.year, :today) in ('LOCKED', 'FROZEN')),
                noted as materialized (select note_closed_year_change(unit_id, day, now(), :login) from days)
                delete from touched where exists (select 1 from noted)
                """);
    }
}
