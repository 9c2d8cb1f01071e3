package vn.nennep.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.nennep.shared.Sql;

/** Takes an event of units back: what stands in the way, and every row as it was before. */
@ApplicationScoped
public class UnitEventUndoRepository {

    /** What an event changes in rows that belong to a unit, in the order in which it is put back. */
    private static final Map<String, List<String>> RESTORED = new LinkedHashMap<>();

    static {
        RESTORED.put("membership", List.of("cell_id", "valid_to", "version"));
        RESTORED.put("member_leave", List.of("valid_to", "version"));
        RESTORED.put("member_position", List.of("valid_to", "version"));
        RESTORED.put("role_grant", List.of("valid_to"));
        RESTORED.put("meeting", List.of("status", "move_reason", "version"));
        RESTORED.put("member_transfer", List.of("status", "reason", "settled_at", "settled_by", "version"));
    }

    private static final String PERSON =
            "(select w.family_and_middle_name || ' ' || w.given_name from member w where w.id = %s)";

    @Inject
    private Sql sql;

    @Inject
    private UnitEventWriteRepository writing;

    @Inject
    private Event<UnitEventUndone> undone;

    /** The first later event, not undone, that changed a unit of this one or put one under it. */
    Optional<Later> findLater(UnitEvent event) {
        return sql.query(
                        """
                        select e.kind, e.effective_on, coalesce(p.name, '') as unit
                        from unit_event o
                        join unit_event e on e.entered_at >= o.entered_at and e.id <> o.id and e.undone_at is null
                        join unit_event_change c on c.event_id = e.id
                        left join lateral (select name from unit_period where unit_id = c.unit_id
                          order by valid_from desc limit 1) p on true
                        where o.id = :event and exists (select 1 from unit_event_change m
                          where m.event_id = o.id and (m.unit_id = c.unit_id
                            or (m.relation = 'unit' and m.before is null
                              and m.unit_id = cast(c.after ->> 'parent_id' as bigint))))
                        order by e.entered_at, c.unit_id limit 1
                        """)
                .bind("event", event.getId())
                .mapTo(Later.class)
                .findFirst();
    }

    /** An event that came after another. */
    record Later(UnitEventKind kind, LocalDate effectiveOn, String unit) {}

    /** The first row that is no longer as the event left it. */
    Optional<Changed> findChangedSince(UnitEvent event) {
        return sql.query(
                        """
                        select c.relation, coalesce(p.name, '') as unit, coalesce(
                          w.family_and_middle_name || ' ' || w.given_name, a.display_name, to_char(m.held_on, 'DD/MM/YYYY'), '')
                          as label
                        from unit_event_change c
                        left join unit u on c.relation = 'unit' and u.id = c.row_id
                        left join unit_period s on c.relation = 'unit_period' and s.id = c.row_id
                        left join membership b on c.relation = 'membership' and b.id = c.row_id
                        left join member_position h on c.relation = 'member_position' and h.id = c.row_id
                        left join role_grant g on c.relation = 'role_grant' and g.id = c.row_id
                        left join meeting m on c.relation = 'meeting' and m.id = c.row_id
                        left join member_transfer t on c.relation = 'member_transfer' and t.id = c.row_id
                        left join member_leave l on c.relation = 'member_leave' and l.id = c.row_id
                        left join member w on w.id = cast(coalesce(c.after, c.before) ->> 'member_id' as bigint)
                        left join account a on a.id = cast(coalesce(c.after, c.before) ->> 'account_id' as bigint)
                        left join lateral (select name from unit_period where unit_id = c.unit_id
                          order by valid_from desc limit 1) p on true
                        where c.event_id = :event and c.after is not null
                          and not coalesce(coalesce(to_jsonb(u), to_jsonb(s), to_jsonb(b), to_jsonb(h), to_jsonb(g),
                            to_jsonb(m), to_jsonb(t), to_jsonb(l)) @> c.after, false)
                        order by c.unit_id, c.relation, c.row_id limit 1
                        """)
                .bind("event", event.getId())
                .mapTo(Changed.class)
                .findFirst();
    }

    /**
     * A row that somebody changed after an event.
     *
     * @param label whom or what it is, for people; empty for a unit
     */
    record Changed(String relation, String unit, String label) {

        String key() {
            return relation.equals("unit") || relation.equals("unit_period")
                    ? "reorganisation.event.undo-changed"
                    : "reorganisation.event.undo-changed-" + relation.replace('_', '-');
        }
    }

    /** What was entered into a unit that the event founded, by something else than the event: the first of each sort. */
    Optional<Entered> findEntered(UnitEvent event) {
        return sql.query(
                        """
                        with founded as (
                          select unit_id from unit_event_change where event_id = :event and relation = 'unit' and before is null)
                        select e.what, (select name from unit_period p where p.unit_id = e.unit_id order by valid_from desc limit 1) as unit,
                          coalesce(e.label, '') as label
                        from (
                          select 'meetings' as what, m.cell_id as unit_id, to_char(m.held_on, 'DD/MM/YYYY') as label
                          from meeting m where m.cell_id in (select unit_id from founded)
                          union all
                          select 'members', s.cell_id, %1$s from membership s
                          where s.cell_id in (select unit_id from founded) and not exists (select 1 from unit_event_change c
                            where c.event_id = :event and c.relation = 'membership' and c.row_id = s.id)
                          union all
                          select 'units', p.parent_id, p.name from unit_period p
                          where p.parent_id in (select unit_id from founded) and not exists (select 1 from unit_event_change c
                            where c.event_id = :event and c.relation = 'unit_period' and c.row_id = p.id)
                          union all
                          select 'accounts', g.unit_id, (select a.display_name from account a where a.id = g.account_id)
                          from role_grant g where g.unit_id in (select unit_id from founded)
                          union all
                          select 'transfers', f.unit_id, %2$s from founded f
                          join member_transfer t on f.unit_id in (t.from_cell_id, t.to_cell_id)
                          union all
                          select 'positions', h.unit_id, %3$s from member_position h
                          where h.unit_id in (select unit_id from founded)
                          union all
                          select 'plans', n.cell_id, cast(n.year as text) from annual_plan n
                          where n.cell_id in (select unit_id from founded)
                          union all
                          select 'plans', k.cell_id, cast(k.year as text) from key_task k
                          where k.cell_id in (select unit_id from founded)
                          union all
                          select 'periods', x.unit_id, cast(x.year as text) from year_exception x
                          where x.unit_id in (select unit_id from founded)
                          union all
                          select 'periods', a.unit_id, cast(a.year as text) from amendment a
                          where a.unit_id in (select unit_id from founded)
                        ) e
                        order by e.unit_id, e.what, e.label limit 1
                        """
                                .formatted(
                                        PERSON.formatted("s.member_id"),
                                        PERSON.formatted("t.member_id"),
                                        PERSON.formatted("h.member_id")))
                .bind("event", event.getId())
                .mapTo(Entered.class)
                .findFirst();
    }

    /**
     * What was entered into a founded unit.
     *
     * @param what {@code meetings}, {@code members}, {@code units}, {@code accounts}, {@code transfers}, {@code positions},
     *     {@code plans} or {@code periods}
     * @param label which one, for people
     */
    record Entered(String what, String unit, String label) {

        String key() {
            return "reorganisation.event.undo-entered-" + what;
        }
    }

    /** Puts every row back as it was before the event; what other rooms know of units that it founded goes with them. */
    void restore(UnitEvent event) {
        long id = event.getId();
        List<Long> founded = sql.query(
                        """
                        select unit_id from unit_event_change
                        where event_id = :event and relation = 'unit' and before is null
                        """)
                .bind("event", id)
                .mapTo(Long.class)
                .list();
        run("delete from unit_succession where event_id = :event", id);
        undone.fire(new UnitEventUndone(founded));
        // The tree first: people and what else belongs to a unit lie within its life.
        run(
                """
                delete from membership r using unit_event_change c
                where c.event_id = :event and c.relation = 'membership' and c.before is null and c.row_id = r.id
                """,
                id);
        run(
                """
                delete from unit_period r using unit_event_change c
                where c.event_id = :event and c.relation = 'unit_period' and c.before is null and c.row_id = r.id
                """,
                id);
        run(
                """
                update unit_period p set code = b.code, name = b.name, kind = b.kind, parent_id = b.parent_id,
                  valid_from = b.valid_from, valid_to = b.valid_to, version = b.version
                from unit_event_change c, jsonb_populate_record(cast(null as unit_period), c.before) b
                where c.event_id = :event and c.relation = 'unit_period' and c.before is not null and p.id = c.row_id
                """,
                id);
        RESTORED.forEach((relation, columns) -> restore(id, relation, columns));
        sql.update("delete from unit where id = any(:founded)")
                .bindArray("founded", Long.class, founded)
                .execute();
        run(
                """
                update unit u set code = c.before ->> 'code' from unit_event_change c
                where c.event_id = :event and c.relation = 'unit' and c.before is not null and u.id = c.row_id
                """,
                id);
        writing.checkLives();
    }

    private void restore(long event, String relation, List<String> columns) {
        run(
                """
                update %1$s t set %2$s
                from unit_event_change c, jsonb_populate_record(cast(null as %1$s), c.before) b
                where c.event_id = :event and c.relation = '%1$s' and c.before is not null and t.id = c.row_id
                """
                        .formatted(
                                relation,
                                columns.stream()
                                        .map(column -> column + " = b." + column)
                                        .collect(Collectors.joining(", "))),
                event);
        if (!relation.equals("meeting")) {
            run(
                    """
                    insert into %1$s
                    select b.* from unit_event_change c, jsonb_populate_record(cast(null as %1$s), c.before) b
                    where c.event_id = :event and c.relation = '%1$s' and c.before is not null and c.after is null
                    """
                            .formatted(relation),
                    event);
        }
    }

    private void run(String statement, long event) {
        sql.update(statement).bind("event", event).execute();
    }
}
