package vn.nennep.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Units in the database, as they stood on a day. It asks nobody for a right: who calls it has. */
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

    private static final String UNIT_ON_DAY = UNIT.formatted("unit_period_on(?2)");

    /** On the day, or on the nearest day of its life. */
    private static final String UNIT_NEAR_DAY = UNIT.formatted("unit_period_on(unit_day(u.id, ?2))");

    @PersistenceContext
    private EntityManager em;

    /** The unit of a current or earlier code as it stands today, or on the nearest day of its life. */
    public Optional<UnitRow> findUnit(String code, LocalDate today) {
        Query query = em.createNativeQuery(UNIT_NEAR_DAY + " where u.id = unit_of_code(?1)")
                .setParameter(1, code)
                .setParameter(2, today);
        return unitRows(query).stream().findFirst();
    }

    /** The states of a unit, oldest first. */
    public List<UnitRow> listHistory(long unitId) {
        return unitRows(em.createNativeQuery(UNIT_STATES + " where u.id = ?1 order by p.valid_from")
                .setParameter(1, unitId));
    }

    /** The states of a unit with what it was called and whom it stood under then, oldest first. */
    public List<UnitState> listStates(long unitId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select p.code, p.name, p.kind, pu.code as parent_code,
                          (select pp.name from unit_period_on(p.valid_from) pp where pp.unit_id = p.parent_id),
                          p.valid_from, p.valid_to
                        from unit_period p left join unit pu on pu.id = p.parent_id
                        where p.unit_id = ?1 order by p.valid_from
                        """)
                .setParameter(1, unitId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnitState(
                        (String) row[0],
                        (String) row[1],
                        UnitKind.valueOf((String) row[2]),
                        (String) row[3],
                        (String) row[4],
                        day(row[5]),
                        day(row[6])))
                .toList();
    }

    public List<UnitRow> listUnits(UnitKind kind, LocalDate day) {
        return unitRows(em.createNativeQuery(UNIT_ON_DAY + " where p.kind = ?1" + " order by u.code")
                .setParameter(1, kind.name())
                .setParameter(2, day));
    }

    public List<UnitRow> listUnits(Collection<Long> ids, LocalDate today) {
        return unitRows(
                em.createNativeQuery(UNIT_NEAR_DAY + " where u.id = any(cast(?1 as bigint[]))" + " order by u.code")
                        .setParameter(1, arrayText(ids))
                        .setParameter(2, today));
    }

    /** The units of a kind in the branches of these units on a day, the roots among them. */
    public List<UnitRow> listBelow(Collection<Long> roots, UnitKind kind, LocalDate day) {
        return unitRows(em.createNativeQuery(
                        """
                        with recursive branch(id) as (
                          select unnest(cast(?1 as bigint[]))
                          union
                          select p.unit_id from branch b join unit_period_on(?2) p on p.parent_id = b.id
                        )
                        """
                                + UNIT_ON_DAY
                                + " where u.id in (select id from branch) and p.kind = ?3 order by u.code")
                .setParameter(1, arrayText(roots))
                .setParameter(2, day)
                .setParameter(3, kind.name()));
    }

    /** The chain above a unit on its day, root first, the unit itself last. */
    public List<UnitRow> listPath(long unitId, LocalDate today) {
        return unitRows(em.createNativeQuery(
                        """
                        select u.id, u.code, p.name, p.kind, p.parent_id, pu.code as parent_code, p.valid_from, p.valid_to
                        from unit_chain(?1, unit_day(?1, ?2)) c
                        join unit u on u.id = c.unit_id
                        join unit_period_on(unit_day(?1, ?2)) p on p.unit_id = u.id
                        left join unit pu on pu.id = p.parent_id
                        order by c.distance desc
                        """)
                .setParameter(1, unitId)
                .setParameter(2, today));
    }

    /** Those of the units that stand in none of the branches of the roots on a day, as identifier and code. */
    public Map<Long, String> listOutside(Collection<String> codes, Collection<Long> roots, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        with recursive branch(id) as (
                          select unnest(cast(?1 as bigint[]))
                          union
                          select p.unit_id from branch b join unit_period_on(?2) p on p.parent_id = b.id
                        )
                        select u.id, u.code from unit u
                        where u.code in (select jsonb_array_elements_text(cast(?3 as jsonb)))
                          and u.id not in (select id from branch)
                        """)
                .setParameter(1, arrayText(roots))
                .setParameter(2, day)
                .setParameter(3, Json.createArrayBuilder(codes).build().toString())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> (String) row[1]));
    }

    /** Whether the unit ever stood directly under the other. */
    public boolean stoodUnder(long unitId, long parentId) {
        return !em.createNativeQuery("select 1 from unit_period where unit_id = ?1 and parent_id = ?2")
                .setParameter(1, unitId)
                .setParameter(2, parentId)
                .getResultList()
                .isEmpty();
    }

    /** Whether the unit stands directly under the other in the tree of a day, where units that ended have a place too. */
    public boolean standsUnderNow(long unitId, long parentId, LocalDate day) {
        return !em.createNativeQuery("select 1 from unit_now(?3) where unit_id = ?1 and now_id = ?1 and parent_id = ?2")
                .setParameter(1, unitId)
                .setParameter(2, parentId)
                .setParameter(3, day)
                .getResultList()
                .isEmpty();
    }

    /** Whether the unit is a cell on that day. */
    public boolean isCellOn(long unitId, LocalDate day) {
        return !em.createNativeQuery("select 1 from unit_period_on(?2) where unit_id = ?1 and kind = 'CELL'")
                .setParameter(1, unitId)
                .setParameter(2, day)
                .getResultList()
                .isEmpty();
    }

    /** Who carries on for a unit that has ended, as it is called now. */
    public Optional<Heir> findHeir(long unitId) {
        List<?> rows = em.createNativeQuery("select name, code from unit_heir(?1)")
                .setParameter(1, unitId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Heir((String) row[0], (String) row[1]))
                .findFirst();
    }

    public record Heir(String name, String code) {}

    private static List<UnitRow> unitRows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnitRow(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        UnitKind.valueOf((String) row[3]),
                        row[4] == null ? null : ((Number) row[4]).longValue(),
                        (String) row[5],
                        day(row[6]),
                        day(row[7])))
                .toList();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static String arrayText(Collection<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }
}
