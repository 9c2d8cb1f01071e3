package vn.nennep.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;

/** Units in the database, as they stood on a day. It checks no right: its callers have done so. */
@ApplicationScoped
public class TreeRepository {

    /** The states of units; with a day in place of all of them, that of the day. */
    private static final String UNIT =
            """
            select u.id, u.code, p.name, p.kind, p.parent_id, pu.code as parent_code, p.valid_from, p.valid_to
            from unit u
            join %s p on p.unit_id = u.id
            left join unit pu on pu.id = p.parent_id
            """;

    private static final String UNIT_STATES = UNIT.formatted("unit_period");

    private static final String UNIT_ON_DAY = UNIT.formatted("unit_period_on(:day)");

    /** On the day, or on the nearest day of its life. */
    private static final String UNIT_NEAR_DAY = UNIT.formatted("unit_period_on(unit_day(u.id, :today))");

    /** The units that stand on a day at and below the roots. */
    private static final String BRANCH =
            """
            with recursive branch(id) as (
              select unnest(:roots)
              union
              select p.unit_id from branch b join unit_period_on(:day) p on p.parent_id = b.id
            )
            """;

    @Inject
    private Sql sql;

    /** The unit of a current or earlier code as it stands today, or on the nearest day of its life. */
    public Optional<UnitRow> findUnit(String code, LocalDate today) {
        return sql.query(UNIT_NEAR_DAY + " where u.id = unit_of_code(:code)")
                .bind("code", code)
                .bind("today", today)
                .mapTo(UnitRow.class)
                .findFirst();
    }

    /** The identifier of the unit that has or had this code. */
    public Optional<Long> findId(String code) {
        return sql.query("select id from unit where id = unit_of_code(:code)")
                .bind("code", code)
                .mapTo(Long.class)
                .findFirst();
    }

    /** What a unit is on a day; empty when it has ended or not begun. */
    public Optional<UnitKind> findKind(long unitId, LocalDate day) {
        return sql.query("select kind from unit_period_on(:day) where unit_id = :unit")
                .bind("unit", unitId)
                .bind("day", day)
                .mapTo(UnitKind.class)
                .findFirst();
    }

    /** Whether the unit stands, or stood, under no other. */
    public boolean isRoot(long unitId) {
        return sql.query("select exists (select 1 from unit_period where unit_id = :unit and parent_id is null)")
                .bind("unit", unitId)
                .mapTo(boolean.class)
                .one();
    }

    /** The unit and everything above it, on the day when the unit is looked up (today, or the nearest of its life). */
    public List<Long> listChain(long unitId, LocalDate today) {
        return sql.query("select unit_id from unit_chain(:unit, unit_day(:unit, :today))")
                .bind("unit", unitId)
                .bind("today", today)
                .mapTo(Long.class)
                .list();
    }

    /** The chains of many units at once, each as {@link #listChain}. */
    public Map<Long, List<Long>> listChains(Collection<Long> units, LocalDate today) {
        Map<Long, List<Long>> chains = new HashMap<>();
        sql.query(
                        """
                        select k.unit_id as of_unit, c.unit_id
                        from unnest(:units) k(unit_id), unit_chain(k.unit_id, unit_day(k.unit_id, :today)) c
                        order by k.unit_id, c.distance
                        """)
                .bindArray("units", Long.class, units)
                .bind("today", today)
                .mapTo(Link.class)
                .forEach(link -> chains.computeIfAbsent(link.ofUnit(), unit -> new ArrayList<>())
                        .add(link.unitId()));
        return chains;
    }

    /**
     * A unit of a chain.
     *
     * @param ofUnit whose chain it is
     */
    record Link(long ofUnit, long unitId) {}

    /** The unit and everything that was above it on a day. */
    public List<Long> listChainOn(long unitId, LocalDate day) {
        return sql.query("select unit_id from unit_chain(:unit, :day)")
                .bind("unit", unitId)
                .bind("day", day)
                .mapTo(Long.class)
                .list();
    }

    /** The states of a unit, oldest first. */
    public List<UnitRow> listHistory(long unitId) {
        return sql.query(UNIT_STATES + " where u.id = :unit order by p.valid_from")
                .bind("unit", unitId)
                .mapTo(UnitRow.class)
                .list();
    }

    /** The states of a unit with what it was called and whom it stood under then, oldest first. */
    public List<UnitState> listStates(long unitId) {
        return sql.query(
                        """
                        select p.code, p.name, p.kind, pu.code as parent_code,
                          (select pp.name from unit_period_on(p.valid_from) pp where pp.unit_id = p.parent_id) as parent_name,
                          p.valid_from, p.valid_to
                        from unit_period p left join unit pu on pu.id = p.parent_id
                        where p.unit_id = :unit order by p.valid_from
                        """)
                .bind("unit", unitId)
                .mapTo(UnitState.class)
                .list();
    }

    /** The units of a kind on a day, by code. */
    public List<UnitRow> listUnits(UnitKind kind, LocalDate day) {
        return sql.query(UNIT_ON_DAY + " where p.kind = :kind order by u.code")
                .bind("kind", kind)
                .bind("day", day)
                .mapTo(UnitRow.class)
                .list();
    }

    /** These units today or on the nearest day of their lives, by code. */
    public List<UnitRow> listUnits(Collection<Long> ids, LocalDate today) {
        return sql.query(UNIT_NEAR_DAY + " where u.id = any(:ids) order by u.code")
                .bindArray("ids", Long.class, ids)
                .bind("today", today)
                .mapTo(UnitRow.class)
                .list();
    }

    /** The units of a kind in the branches of these units on a day, the roots among them. */
    public List<UnitRow> listBelow(Collection<Long> roots, UnitKind kind, LocalDate day) {
        return inBranch(
                        UNIT_ON_DAY + " where u.id in (select id from branch) and p.kind = :kind order by u.code",
                        roots,
                        day)
                .bind("kind", kind)
                .mapTo(UnitRow.class)
                .list();
    }

    /** The chain above a unit on its day, root first, the unit itself last. */
    public List<UnitRow> listPath(long unitId, LocalDate today) {
        return sql.query(
                        """
                        select u.id, u.code, p.name, p.kind, p.parent_id, pu.code as parent_code, p.valid_from, p.valid_to
                        from unit_chain(:unit, unit_day(:unit, :today)) c
                        join unit u on u.id = c.unit_id
                        join unit_period_on(unit_day(:unit, :today)) p on p.unit_id = u.id
                        left join unit pu on pu.id = p.parent_id
                        order by c.distance desc
                        """)
                .bind("unit", unitId)
                .bind("today", today)
                .mapTo(UnitRow.class)
                .list();
    }

    /** Those of the units that stand in none of the branches of the roots on a day. */
    public List<Long> listOutside(Collection<Long> units, Collection<Long> roots, LocalDate day) {
        return inBranch(
                        "select w.id from unnest(:units) as w(id) where w.id not in (select id from branch)",
                        roots,
                        day)
                .bindArray("units", Long.class, units)
                .mapTo(Long.class)
                .list();
    }

    /** Those of the units of these codes that stand in none of the branches of the roots on a day, with their identifiers. */
    public Map<Long, String> listCodesOutside(Collection<String> codes, Collection<Long> roots, LocalDate day) {
        return inBranch(
                        "select u.id, u.code from unit u where u.code = any(:codes) and u.id not in (select id from branch)",
                        roots,
                        day)
                .bindArray("codes", String.class, codes)
                .mapTo(UnitCode.class)
                .collect(Collectors.toMap(UnitCode::id, UnitCode::code));
    }

    /** Whether the unit ever stood directly under the other. */
    public boolean stoodUnder(long unitId, long parentId) {
        return sql.query("select exists (select 1 from unit_period where unit_id = :unit and parent_id = :parent)")
                .bind("unit", unitId)
                .bind("parent", parentId)
                .mapTo(boolean.class)
                .one();
    }

    /** Whether the unit stands directly under the other in the tree of a day, where units that ended have a place too. */
    public boolean standsUnderNow(long unitId, long parentId, LocalDate day) {
        return sql.query(
                        """
                        select exists (select 1 from unit_now(:day)
                          where unit_id = :unit and now_id = :unit and parent_id = :parent)
                        """)
                .bind("unit", unitId)
                .bind("parent", parentId)
                .bind("day", day)
                .mapTo(boolean.class)
                .one();
    }

    /** Whether the unit is a cell on that day. */
    public boolean isCellOn(long unitId, LocalDate day) {
        return sql.query("select exists (select 1 from unit_period_on(:day) where unit_id = :unit and kind = 'CELL')")
                .bind("unit", unitId)
                .bind("day", day)
                .mapTo(boolean.class)
                .one();
    }

    /** Who carries on for a unit that has ended, as it is called now. */
    public Optional<Heir> findHeir(long unitId) {
        return sql.query("select name, code from unit_heir(:unit)")
                .bind("unit", unitId)
                .mapTo(Heir.class)
                .findFirst();
    }

    /** Who carries on for a unit that has ended. */
    public record Heir(String name, String code) {}

    /** A unit by its identifier and its code. */
    record UnitCode(long id, String code) {}

    private Query inBranch(String question, Collection<Long> roots, LocalDate day) {
        return sql.query(BRANCH + question)
                .bindArray("roots", Long.class, roots)
                .bind("day", day);
    }
}
