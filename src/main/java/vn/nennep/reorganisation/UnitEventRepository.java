package vn.nennep.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.people.MembershipCategory;
import vn.nennep.reorganisation.UnitEventRow.Named;
import vn.nennep.reorganisation.UnitEventWork.Belonging;
import vn.nennep.tree.UnitKind;

/** Events of units in the database, and the rows that they change. */
@ApplicationScoped
public class UnitEventRepository {

    /** The number under which files go in one after the other: an event must not see half a file, nor a file half an event. */
    private static final long LOCK = 0x4E656E4E6571L;

    private static final int NEWEST = 100;

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

    @PersistenceContext
    private EntityManager em;

    /** Waits until nobody else changes the tree; holds until the transaction ends. */
    void lock() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(" + LOCK + ") as text)")
                .getResultList();
    }

    Optional<UnitEvent> find(UUID ref) {
        return em.createQuery("select e from UnitEvent e where e.ref = :ref", UnitEvent.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    UnitTree tree(LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        select p.id, p.unit_id, u.code as unit_code, p.code, p.name, p.kind, p.parent_id, p.valid_from, p.valid_to
                        from unit_period p join unit u on u.id = p.unit_id
                        order by p.valid_from, p.unit_id
                        """)
                .getResultList();
        return new UnitTree(
                rows.stream()
                        .map(Object[].class::cast)
                        .map(row -> new UnitTree.Period(
                                number(row[0]),
                                number(row[1]),
                                (String) row[2],
                                (String) row[3],
                                (String) row[4],
                                UnitKind.valueOf((String) row[5]),
                                row[6] == null ? null : number(row[6]),
                                day(row[7]),
                                day(row[8])))
                        .toList(),
                day);
    }

    long nextUnitId() {
        return number(em.createNativeQuery("select nextval('unit_seq')").getSingleResult());
    }

    /** People of cells on a day or later. */
    List<Belonging> listBelongings(Collection<Long> cells, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        select s.id, s.member_id, m.code, m.full_name, s.cell_id,
                          s.category, s.valid_from, s.valid_to
                        from membership s join member m on m.id = s.member_id
                        where s.cell_id = any(cast(?1 as bigint[])) and coalesce(s.valid_to, 'infinity') >= ?2
                        order by m.given_name collate "vi-x-icu", m.family_and_middle_name collate "vi-x-icu", m.code, s.valid_from
                        """)
                .setParameter(1, array(cells))
                .setParameter(2, day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Belonging(
                        number(row[0]),
                        number(row[1]),
                        (String) row[2],
                        (String) row[3],
                        number(row[4]),
                        MembershipCategory.valueOf((String) row[5]),
                        day(row[6]),
                        day(row[7])))
                .toList();
    }

    /** How many people have their home in these cells on a day. */
    int countMembers(Collection<Long> cells, LocalDate day) {
        return count(em.createNativeQuery(
                        "select count(*) from membership where category <> 'TEMPORARY_IN'"
                                + " and cell_id = any(cast(?1 as bigint[])) and ?2 between valid_from and coalesce(valid_to, 'infinity')")
                .setParameter(1, array(cells))
                .setParameter(2, day));
    }

    /** How many meetings of a status these cells have on a day or later. */
    int countMeetings(Collection<Long> cells, LocalDate day, String status) {
        return count(em.createNativeQuery("select count(*) from meeting where cell_id = any(cast(?1 as bigint[]))"
                        + " and held_on >= ?2 and status = ?3")
                .setParameter(1, array(cells))
                .setParameter(2, day)
                .setParameter(3, status));
    }

    /** The last day of a recorded meeting of each of these cells on a day or later. */
    List<RecordedAfter> listRecordedAfter(Collection<Long> cells, LocalDate day) {
        List<?> rows = em.createNativeQuery("select cell_id, count(*), max(held_on) from meeting"
                        + " where cell_id = any(cast(?1 as bigint[])) and held_on >= ?2 and (counted or status = 'HELD')"
                        + " group by cell_id order by cell_id")
                .setParameter(1, array(cells))
                .setParameter(2, day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RecordedAfter(number(row[0]), (int) number(row[1]), day(row[2])))
                .toList();
    }

    /**
     * What reaches beyond the last day of units, memberships left out: those are planned one by one.
     *
     * @param lost members who have no cell afterwards, or lose a stay
     */
    List<UnitEventWork.Beyond> listBeyond(Collection<Long> units, LocalDate lastDay, Collection<Long> lost) {
        List<?> rows = em.createNativeQuery(
                        """
                        with ending as (select cast(?1 as bigint[]) as ids)
                        select b.relation, b.row_id, b.unit_id, b.last_on, b.gone, b.label from ending e
                        cross join lateral beyond_end(e.ids, array_fill(cast(?2 as date), array[cardinality(e.ids)])) b
                        where b.relation <> 'membership'
                        union all
                        select l.relation, l.row_id, l.unit_id, l.last_on, l.gone, l.label from ending e
                        cross join lateral leaves_beyond_end(cast(?3 as bigint[]), e.ids, cast(?2 as date)) l
                        order by 1, 6, 2
                        """)
                .setParameter(1, array(units))
                .setParameter(2, lastDay)
                .setParameter(3, array(lost))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnitEventWork.Beyond(
                        (String) row[0], number(row[1]), number(row[2]), day(row[3]), (Boolean) row[4], (String)
                                row[5]))
                .toList();
    }

    /** Meetings of a cell that were recorded after it is said to have ended. */
    record RecordedAfter(long cellId, int meetings, LocalDate last) {}

    /** Those of the units that stand in none of the branches of the roots on a day. */
    List<Long> listOutside(Collection<Long> units, Collection<Long> roots, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        with recursive branch(id) as (
                          select unnest(cast(?1 as bigint[]))
                          union
                          select p.unit_id from branch b join unit_period_on(?2) p on p.parent_id = b.id
                        )
                        select w.id from unnest(cast(?3 as bigint[])) as w(id) where w.id not in (select id from branch)
                        """)
                .setParameter(1, array(roots))
                .setParameter(2, day)
                .setParameter(3, array(units))
                .getResultList();
        return rows.stream().map(UnitEventRepository::number).toList();
    }

    /**
     * Writes the event and everything that it changes.
     *
     * @param reason why what reaches beyond the end of a unit is called off, in Vietnamese
     */
    void write(UnitEvent event, UnitEventWork work, String reason) {
        em.persist(event);
        em.flush();
        long id = event.getId();
        LocalDate day = event.getEffectiveOn();
        remember(id, "unit", ids(work.recoded, UnitEventWork.Recoded::id));
        remember(id, "unit", work.freed);
        remember(id, "unit_period", work.endedPeriods);
        remember(id, "unit_period", ids(work.replaced, UnitEventWork.Replaced::periodId));
        remember(id, "membership", work.endedMemberships);
        remember(id, "membership", ids(work.redirected, UnitEventWork.Redirected::membershipId));

        ask(
                "select close_beyond_end(?1, cast(?2 as jsonb), ?3, ?4)",
                id,
                json(work.beyond, (one, to) -> to.add("relation", one.relation())
                        .add("row_id", one.rowId())
                        .add("unit_id", one.unitId())
                        .add("last_on", one.lastOn().toString())
                        .add("gone", one.gone())),
                event.getEnteredBy(),
                reason);
        run("update unit set code = freed_code(code) where id = any(cast(?1 as bigint[]))", array(work.freed));
        // Ends first: what begins on the day must not meet what ends the day before.
        endOn(day.minusDays(1), "unit_period", work.endedPeriods);
        endOn(day.minusDays(1), "membership", work.endedMemberships);
        run(
                """
                with fresh as (
                  insert into unit (id, code)
                  select id, code from jsonb_to_recordset(cast(?1 as jsonb)) as w(id bigint, code text)
                  returning id)
                insert into unit_event_change (event_id, relation, row_id, unit_id) select ?2, 'unit', id, id from fresh
                """,
                json(work.begun, (one, to) -> to.add("id", one.id()).add("code", one.code())),
                id);
        run(
                """
                update unit u set code = w.code
                from jsonb_to_recordset(cast(?1 as jsonb)) as w(id bigint, code text) where w.id = u.id
                """,
                json(work.recoded, (one, to) -> to.add("id", one.id()).add("code", one.code())));
        run(
                """
                update unit_period p
                set code = w.code, name = w.name, kind = w.kind, parent_id = w.parent, version = version + 1
                from jsonb_to_recordset(cast(?1 as jsonb)) as w(id bigint, code text, name text, kind text, parent bigint)
                where w.id = p.id
                """,
                json(
                        work.replaced,
                        (one, to) -> put(
                                to.add("id", one.periodId())
                                        .add("code", one.code())
                                        .add("name", one.name())
                                        .add("kind", one.kind().name()),
                                "parent",
                                one.parentId())));
        run(
                """
                with fresh as (
                  insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)
                  select nextval('unit_period_seq'), unit, code, name, kind, parent, cast(?2 as date), until
                  from jsonb_to_recordset(cast(?1 as jsonb))
                    as w(unit bigint, code text, name text, kind text, parent bigint, until date)
                  returning id, unit_id)
                insert into unit_event_change (event_id, relation, row_id, unit_id)
                select ?3, 'unit_period', id, unit_id from fresh
                """,
                json(work.states, (one, to) -> {
                    to.add("unit", one.unitId())
                            .add("code", one.code())
                            .add("name", one.name())
                            .add("kind", one.kind().name());
                    put(to, "parent", one.parentId());
                    put(to, "until", one.to());
                }),
                day,
                id);
        run(
                """
                update membership s set cell_id = w.cell, version = version + 1
                from jsonb_to_recordset(cast(?1 as jsonb)) as w(id bigint, cell bigint) where w.id = s.id
                """,
                json(work.redirected, (one, to) -> to.add("id", one.membershipId())
                        .add("cell", one.cellId())));
        run(
                """
                with fresh as (
                  insert into membership (id, member_id, cell_id, category, valid_from, valid_to)
                  select nextval('membership_seq'), member, cell, category, since, until
                  from jsonb_to_recordset(cast(?1 as jsonb))
                    as w(member bigint, cell bigint, category text, since date, until date)
                  returning id, cell_id)
                insert into unit_event_change (event_id, relation, row_id, unit_id)
                select ?2, 'membership', id, cell_id from fresh
                """,
                json(work.joined, (one, to) -> {
                    to.add("member", one.memberId())
                            .add("cell", one.cellId())
                            .add("category", one.category().name())
                            .add("since", one.from().toString());
                    put(to, "until", one.to());
                }),
                id);
        run(
                """
                insert into unit_succession (event_id, predecessor_id, successor_id, heir)
                select ?2, predecessor, successor, heir
                from jsonb_to_recordset(cast(?1 as jsonb)) as w(predecessor bigint, successor bigint, heir boolean)
                """,
                json(work.successions, (one, to) -> to.add("predecessor", one.predecessorId())
                        .add("successor", one.successorId())
                        .add("heir", one.heir())),
                id);
        for (String relation : List.of("unit", "unit_period", "membership")) {
            run(
                    "update unit_event_change c set after = to_jsonb(r) from " + relation + " r"
                            + " where c.event_id = ?1 and c.relation = '" + relation + "' and r.id = c.row_id",
                    id);
        }
        checkLives();
    }

    /** Has the tables look now whether everything lies within the lives of the units, not when the transaction ends. */
    private void checkLives() {
        em.flush();
        em.createNativeQuery(
                        "set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below immediate")
                .executeUpdate();
        em.createNativeQuery(
                        "set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below deferred")
                .executeUpdate();
    }

    private void remember(long event, String relation, Collection<Long> rows) {
        String unit =
                switch (relation) {
                    case "unit" -> "r.id";
                    case "unit_period" -> "r.unit_id";
                    default -> "r.cell_id";
                };
        run(
                "insert into unit_event_change (event_id, relation, row_id, unit_id, before) select ?1, '" + relation
                        + "', r.id, " + unit + ", to_jsonb(r) from " + relation
                        + " r where r.id = any(cast(?2 as bigint[]))",
                event,
                array(rows));
    }

    private void endOn(LocalDate lastDay, String relation, Collection<Long> rows) {
        run(
                "update " + relation + " set valid_to = ?1, version = version + 1 where id = any(cast(?2 as bigint[]))",
                lastDay,
                array(rows));
    }

    /** The units that an event changed or founded and that are still there. */
    List<Long> listUnits(UnitEvent event) {
        List<?> rows = em.createNativeQuery("select distinct c.unit_id from unit_event_change c"
                        + " join unit u on u.id = c.unit_id where c.event_id = ?1")
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream().map(UnitEventRepository::number).toList();
    }

    /** The superiors under which an event put units that did not stand there before. */
    List<Long> listParents(UnitEvent event) {
        List<?> rows = em.createNativeQuery(
                        """
                        select distinct cast(c.after ->> 'parent_id' as bigint) from unit_event_change c
                        where c.event_id = ?1 and c.relation = 'unit_period' and c.after ->> 'parent_id' is not null
                          and not exists (select 1 from unit_event_change b
                            where b.event_id = c.event_id and b.relation = 'unit_period' and b.unit_id = c.unit_id
                              and b.before ->> 'parent_id' = c.after ->> 'parent_id')
                        """)
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream().map(UnitEventRepository::number).toList();
    }

    /** The superiors that its units had before and lost by it: undoing gives the units back to them. */
    List<Long> listFormerParents(UnitEvent event) {
        List<?> rows = em.createNativeQuery(
                        """
                        select distinct cast(c.before ->> 'parent_id' as bigint) from unit_event_change c
                        where c.event_id = ?1 and c.relation = 'unit_period' and c.before ->> 'parent_id' is not null
                          and exists (select 1 from unit_event_change a
                            where a.event_id = c.event_id and a.relation = 'unit_period' and a.unit_id = c.unit_id
                              and a.after ->> 'parent_id' is distinct from c.before ->> 'parent_id'
                              and a.after ->> 'parent_id' is not null)
                        """)
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream().map(UnitEventRepository::number).toList();
    }

    /** The first later event, not undone, that changed a unit of this one or put one under it. */
    Optional<Later> findLater(UnitEvent event) {
        List<?> rows = em.createNativeQuery(
                        """
                        select e.kind, e.effective_on, coalesce(p.name, '')
                        from unit_event o
                        join unit_event e on e.entered_at >= o.entered_at and e.id <> o.id and e.undone_at is null
                        join unit_event_change c on c.event_id = e.id
                        left join lateral (select name from unit_period where unit_id = c.unit_id
                          order by valid_from desc limit 1) p on true
                        where o.id = ?1 and exists (select 1 from unit_event_change m
                          where m.event_id = o.id and (m.unit_id = c.unit_id
                            or (m.relation = 'unit' and m.before is null
                              and m.unit_id = cast(c.after ->> 'parent_id' as bigint))))
                        order by e.entered_at, c.unit_id limit 1
                        """)
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Later(UnitEventKind.valueOf((String) row[0]), day(row[1]), (String) row[2]))
                .findFirst();
    }

    /** An event that came after another. */
    record Later(UnitEventKind kind, LocalDate effectiveOn, String unit) {}

    /** The first row that is no longer as the event left it. */
    Optional<Changed> findChangedSince(UnitEvent event) {
        List<?> rows = em.createNativeQuery(
                        """
                        select c.relation, coalesce(p.name, ''), coalesce(
                          w.family_and_middle_name || ' ' || w.given_name, a.display_name, to_char(m.held_on, 'DD/MM/YYYY'), '')
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
                        where c.event_id = ?1 and c.after is not null
                          and not coalesce(coalesce(to_jsonb(u), to_jsonb(s), to_jsonb(b), to_jsonb(h), to_jsonb(g),
                            to_jsonb(m), to_jsonb(t), to_jsonb(l)) @> c.after, false)
                        order by c.unit_id, c.relation, c.row_id limit 1
                        """)
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Changed((String) row[0], (String) row[1], (String) row[2]))
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
                    ? "organisation.event.undo-changed"
                    : "organisation.event.undo-changed-" + relation.replace('_', '-');
        }
    }

    /** What was entered into a unit that the event founded, by something else than the event: the first of each sort. */
    Optional<Entered> findEntered(UnitEvent event) {
        String person = "(select w.family_and_middle_name || ' ' || w.given_name from member w where w.id = %s)";
        List<?> rows = em.createNativeQuery(
                        ("""
                        with founded as (
                          select unit_id from unit_event_change where event_id = ?1 and relation = 'unit' and before is null)
                        select e.what, (select name from unit_period p where p.unit_id = e.unit_id order by valid_from desc limit 1),
                          e.label
                        from (
                          select 'meetings' as what, m.cell_id as unit_id, to_char(m.held_on, 'DD/MM/YYYY') as label
                          from meeting m where m.cell_id in (select unit_id from founded)
                          union all
                          select 'members', s.cell_id, %1$s from membership s
                          where s.cell_id in (select unit_id from founded) and not exists (select 1 from unit_event_change c
                            where c.event_id = ?1 and c.relation = 'membership' and c.row_id = s.id)
                          union all
                          select 'units', p.parent_id, p.name from unit_period p
                          where p.parent_id in (select unit_id from founded) and not exists (select 1 from unit_event_change c
                            where c.event_id = ?1 and c.relation = 'unit_period' and c.row_id = p.id)
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
                        """)
                                .formatted(
                                        person.formatted("s.member_id"),
                                        person.formatted("t.member_id"),
                                        person.formatted("h.member_id")))
                .setParameter(1, event.getId())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Entered((String) row[0], (String) row[1], row[2] == null ? "" : (String) row[2]))
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
            return "organisation.event.undo-entered-" + what;
        }
    }

    /** Puts every row back as it was before the event; figures that were counted of units it founded go with them. */
    void restore(UnitEvent event) {
        em.flush();
        long id = event.getId();
        String founded =
                "(select unit_id from unit_event_change where event_id = ?1 and relation = 'unit' and before is null)";
        run("delete from unit_succession where event_id = ?1", id);
        for (String figures : List.of("unit_total_part", "unit_total")) {
            run("delete from " + figures + " where unit_id in " + founded + " or parent_id in " + founded, id);
        }
        // The tree first: people and what else belongs to a unit lie within its life.
        removeMade(id, "membership");
        removeMade(id, "unit_period");
        run(
                """
                update unit_period p set code = b.code, name = b.name, kind = b.kind, parent_id = b.parent_id,
                  valid_from = b.valid_from, valid_to = b.valid_to, version = b.version
                from unit_event_change c, jsonb_populate_record(cast(null as unit_period), c.before) b
                where c.event_id = ?1 and c.relation = 'unit_period' and c.before is not null and p.id = c.row_id
                """,
                id);
        RESTORED.forEach((relation, columns) -> {
            run(
                    """
                    update %1$s t set %2$s
                    from unit_event_change c, jsonb_populate_record(cast(null as %1$s), c.before) b
                    where c.event_id = ?1 and c.relation = '%1$s' and c.before is not null and t.id = c.row_id
                    """
                            .formatted(
                                    relation,
                                    columns.stream()
                                            .map(column -> column + " = b." + column)
                                            .collect(Collectors.joining(", "))),
                    id);
            if (!relation.equals("meeting")) {
                run(
                        """
                        insert into %1$s
                        select b.* from unit_event_change c, jsonb_populate_record(cast(null as %1$s), c.before) b
                        where c.event_id = ?1 and c.relation = '%1$s' and c.before is not null and c.after is null
                        """
                                .formatted(relation),
                        id);
            }
        });
        run("delete from unit where id in " + founded, id);
        run(
                """
                update unit u set code = c.before ->> 'code' from unit_event_change c
                where c.event_id = ?1 and c.relation = 'unit' and c.before is not null and u.id = c.row_id
                """,
                id);
        checkLives();
    }

    private void removeMade(long event, String relation) {
        run(
                "delete from " + relation + " r using unit_event_change c where c.event_id = ?1 and c.relation = '"
                        + relation + "' and c.before is null and c.row_id = r.id",
                event);
    }

    /** The events that changed a unit or what stands directly below it, newest first. */
    List<UnitEventRow> listRows(long unitId) {
        return rows(
                """
                e.id in (select event_id from unit_event_change c where c.relation <> 'membership' and (c.unit_id = ?1
                    or cast(c.after ->> 'parent_id' as bigint) = ?1 or cast(c.before ->> 'parent_id' as bigint) = ?1)
                  union select event_id from unit_succession where ?1 in (predecessor_id, successor_id))
                """,
                unitId);
    }

    Optional<UnitEventRow> findRow(UUID ref) {
        return rows("e.ref = ?1", ref).stream().findFirst();
    }

    private List<UnitEventRow> rows(String condition, Object parameter) {
        String named =
                """
                (select cast(coalesce(jsonb_agg(jsonb_build_array(x.code, x.name) order by x.place, x.code), '[]') as text)
                 from (select distinct u.code, (select p.name from unit_period p where p.unit_id = u.id
                         order by p.valid_from desc limit 1) as name, %s as place
                       from %s join unit u on u.id = %s where s.event_id = e.id%s) x)
                """;
        Query query = em.createNativeQuery(
                "select e.ref, e.kind, e.effective_on, e.document_number, e.document_on, e.note, e.entered_at,"
                        + " e.entered_by, e.undone_at, e.undone_by, (select count(distinct c.unit_id)"
                        + " from unit_event_change c where c.event_id = e.id and c.relation = 'unit_period'), "
                        + named.formatted("0", "unit_succession s", "s.predecessor_id", "")
                        + ", "
                        + named.formatted(
                                "case when s.heir then 0 else 1 end", "unit_succession s", "s.successor_id", "")
                        + ", "
                        + named.formatted(
                                "0",
                                "unit_event_change s",
                                "s.unit_id",
                                " and s.relation = 'unit' and s.before is null")
                        + " from unit_event e where " + condition
                        + " order by e.effective_on desc, e.entered_at desc limit " + NEWEST);
        List<?> rows = query.setParameter(1, parameter).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnitEventRow(
                        (UUID) row[0],
                        UnitEventKind.valueOf((String) row[1]),
                        day(row[2]),
                        (String) row[3],
                        day(row[4]),
                        (String) row[5],
                        instant(row[6]),
                        (String) row[7],
                        instant(row[8]),
                        (String) row[9],
                        (int) number(row[10]),
                        named((String) row[11]),
                        named((String) row[12]),
                        named((String) row[13])))
                .toList();
    }

    private static List<Named> named(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonArray.class).stream()
                    .map(pair -> new Named(pair.getString(0), pair.getString(1)))
                    .toList();
        }
    }

    private int count(Query query) {
        return (int) number(query.getSingleResult());
    }

    private void run(String sql, Object... parameters) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        query.executeUpdate();
    }

    private void ask(String sql, Object... parameters) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        query.getSingleResult();
    }

    private interface Filler<T> {
        void fill(T one, JsonObjectBuilder to);
    }

    private static <T> String json(List<T> list, Filler<T> filler) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        list.forEach(one -> {
            JsonObjectBuilder object = Json.createObjectBuilder();
            filler.fill(one, object);
            array.add(object);
        });
        return array.build().toString();
    }

    private static void put(JsonObjectBuilder to, String name, Long value) {
        if (value == null) {
            to.add(name, JsonObject.NULL);
        } else {
            to.add(name, value);
        }
    }

    private static void put(JsonObjectBuilder to, String name, LocalDate value) {
        if (value == null) {
            to.add(name, JsonObject.NULL);
        } else {
            to.add(name, value.toString());
        }
    }

    private static <T> List<Long> ids(List<T> list, Function<T, Long> id) {
        return list.stream().map(id).toList();
    }

    private static String array(Collection<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((java.sql.Timestamp) value).toInstant();
    }
}
