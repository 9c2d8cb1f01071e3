package vn.nennep.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.reorganisation.UnitEventRow.Named;
import vn.nennep.shared.Sql;

/** Events of units in the database: which there are, and whom they concern. */
@ApplicationScoped
public class UnitEventRepository {

    /** The number under which files go in one after the other: an event must not see half a file, nor a file half an event. */
    private static final long LOCK = 0x4E656E4E6571L;

    private static final int NEWEST = 100;

    private static final GenericType<List<Named>> NAMES = new GenericType<>() {};

    /** Units of an event with code and last name, from a table with an alias of their column. */
    private static final String UNITS_OF =
            """
            (select array_agg(array[x.code, x.name] order by x.place, x.code)
             from (select distinct u.code, (select p.name from unit_period p where p.unit_id = u.id
                     order by p.valid_from desc limit 1) as name, %s as place
                   from %s join unit u on u.id = %s where s.event_id = e.id%s) x)
            """;

    private static final String ROW =
            """
            select e.ref, e.kind, e.effective_on, e.document_number, e.document_on, e.note, e.entered_at, e.entered_by,
              e.undone_at, e.undone_by,
              (select count(distinct c.unit_id) from unit_event_change c
                where c.event_id = e.id and c.relation = 'unit_period') as units,
              %s as predecessors, %s as successors, %s as founded
            from unit_event e
            """
                    .formatted(
                            UNITS_OF.formatted("0", "unit_succession s", "s.predecessor_id", ""),
                            UNITS_OF.formatted(
                                    "case when s.heir then 0 else 1 end", "unit_succession s", "s.successor_id", ""),
                            UNITS_OF.formatted(
                                    "0",
                                    "unit_event_change s",
                                    "s.unit_id",
                                    " and s.relation = 'unit' and s.before is null"));

    private static final String NEWEST_FIRST = " order by e.effective_on desc, e.entered_at desc limit " + NEWEST;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** Waits until nobody else changes the tree; holds until the transaction ends. */
    void lock() {
        sql.update("select pg_advisory_xact_lock(:lock)").bind("lock", LOCK).execute();
    }

    Optional<UnitEvent> find(UUID ref) {
        return em.createQuery("select e from UnitEvent e where e.ref = :ref", UnitEvent.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The units that an event changed or founded and that are still there. */
    List<Long> listUnits(UnitEvent event) {
        return sql.query(
                        """
                        select distinct c.unit_id from unit_event_change c
                        join unit u on u.id = c.unit_id where c.event_id = :event
                        """)
                .bind("event", event.getId())
                .mapTo(Long.class)
                .list();
    }

    /** The superiors under which an event put units that did not stand there before. */
    List<Long> listParents(UnitEvent event) {
        return sql.query(
                        """
                        select distinct cast(c.after ->> 'parent_id' as bigint) from unit_event_change c
                        where c.event_id = :event and c.relation = 'unit_period' and c.after ->> 'parent_id' is not null
                          and not exists (select 1 from unit_event_change b
                            where b.event_id = c.event_id and b.relation = 'unit_period' and b.unit_id = c.unit_id
                              and b.before ->> 'parent_id' = c.after ->> 'parent_id')
                        """)
                .bind("event", event.getId())
                .mapTo(Long.class)
                .list();
    }

    /** The superiors that its units had before and lost by it: undoing gives the units back to them. */
    List<Long> listFormerParents(UnitEvent event) {
        return sql.query(
                        """
                        select distinct cast(c.before ->> 'parent_id' as bigint) from unit_event_change c
                        where c.event_id = :event and c.relation = 'unit_period' and c.before ->> 'parent_id' is not null
                          and exists (select 1 from unit_event_change a
                            where a.event_id = c.event_id and a.relation = 'unit_period' and a.unit_id = c.unit_id
                              and a.after ->> 'parent_id' is distinct from c.before ->> 'parent_id'
                              and a.after ->> 'parent_id' is not null)
                        """)
                .bind("event", event.getId())
                .mapTo(Long.class)
                .list();
    }

    /** The events that changed a unit or what stands directly below it, newest first. */
    List<UnitEventRow> listRows(long unitId) {
        return rows(sql.query(ROW
                        + """
                                        where e.id in (select event_id from unit_event_change c
                                            where c.relation <> 'membership' and (c.unit_id = :unit
                                              or cast(c.after ->> 'parent_id' as bigint) = :unit
                                              or cast(c.before ->> 'parent_id' as bigint) = :unit)
                                          union select event_id from unit_succession
                                            where :unit in (predecessor_id, successor_id))
                                        """
                        + NEWEST_FIRST)
                .bind("unit", unitId));
    }

    Optional<UnitEventRow> findRow(UUID ref) {
        return rows(sql.query(ROW + " where e.ref = :ref").bind("ref", ref)).stream()
                .findFirst();
    }

    private static List<UnitEventRow> rows(Query question) {
        return question.registerColumnMapper(NAMES, (row, column, context) -> names(row.getArray(column)))
                .mapTo(UnitEventRow.class)
                .list();
    }

    private static List<Named> names(Array units) throws SQLException {
        return units == null
                ? List.of()
                : Arrays.stream((String[][]) units.getArray())
                        .map(unit -> new Named(unit[0], unit[1]))
                        .toList();
    }
}
