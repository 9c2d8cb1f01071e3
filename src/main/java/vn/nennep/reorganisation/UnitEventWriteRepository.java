package vn.nennep.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import vn.nennep.shared.Sql;

/** Writes an event of units: every row that it changes, and what each was like before and is after. */
@ApplicationScoped
public class UnitEventWriteRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

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
        rememberUnits(id, ids(work.recoded, UnitEventWork.Recoded::id));
        rememberUnits(id, work.freed);
        rememberPeriods(id, work.endedPeriods);
        rememberPeriods(id, ids(work.replaced, UnitEventWork.Replaced::periodId));
        rememberMemberships(id, work.endedMemberships);
        rememberMemberships(id, ids(work.redirected, UnitEventWork.Redirected::membershipId));

        closeBeyond(id, work.beyond, event.getEnteredBy(), reason);
        sql.update("update unit set code = freed_code(code) where id = any(:units)")
                .bindArray("units", Long.class, work.freed)
                .execute();
        // Ends first: what begins on the day must not meet what ends the day before.
        endPeriods(day.minusDays(1), work.endedPeriods);
        endMemberships(day.minusDays(1), work.endedMemberships);
        beginUnits(id, work.begun);
        recode(work.recoded);
        replacePeriods(work.replaced);
        beginPeriods(id, day, work.states);
        redirect(work.redirected);
        join(id, work.joined);
        succeed(id, work.successions);

        rememberAfter(id);
        checkLives();
    }

    /** Has the tables look now whether everything lies within the lives of the units, not when the transaction ends. */
    void checkLives() {
        sql.update(
                        """
                        set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below
                          immediate
                        """)
                .execute();
        sql.update(
                        """
                        set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below
                          deferred
                        """)
                .execute();
    }

    private void rememberUnits(long event, Collection<Long> rows) {
        sql.update(
                        """
                        insert into unit_event_change (event_id, relation, row_id, unit_id, before)
                        select :event, 'unit', r.id, r.id, to_jsonb(r) from unit r where r.id = any(:rows)
                        """)
                .bind("event", event)
                .bindArray("rows", Long.class, rows)
                .execute();
    }

    private void rememberPeriods(long event, Collection<Long> rows) {
        sql.update(
                        """
                        insert into unit_event_change (event_id, relation, row_id, unit_id, before)
                        select :event, 'unit_period', r.id, r.unit_id, to_jsonb(r) from unit_period r where r.id = any(:rows)
                        """)
                .bind("event", event)
                .bindArray("rows", Long.class, rows)
                .execute();
    }

    private void rememberMemberships(long event, Collection<Long> rows) {
        sql.update(
                        """
                        insert into unit_event_change (event_id, relation, row_id, unit_id, before)
                        select :event, 'membership', r.id, r.cell_id, to_jsonb(r) from membership r where r.id = any(:rows)
                        """)
                .bind("event", event)
                .bindArray("rows", Long.class, rows)
                .execute();
    }

    private void rememberAfter(long event) {
        sql.update(
                        """
                        update unit_event_change c set after = to_jsonb(r) from unit r
                        where c.event_id = :event and c.relation = 'unit' and r.id = c.row_id
                        """)
                .bind("event", event)
                .execute();
        sql.update(
                        """
                        update unit_event_change c set after = to_jsonb(r) from unit_period r
                        where c.event_id = :event and c.relation = 'unit_period' and r.id = c.row_id
                        """)
                .bind("event", event)
                .execute();
        sql.update(
                        """
                        update unit_event_change c set after = to_jsonb(r) from membership r
                        where c.event_id = :event and c.relation = 'membership' and r.id = c.row_id
                        """)
                .bind("event", event)
                .execute();
    }

    private void closeBeyond(long event, List<UnitEventWork.Beyond> beyond, String by, String reason) {
        sql.update("select close_beyond_end(:event, cast(:beyond as jsonb), :by, :reason)")
                .bind("event", event)
                .bind("beyond", json(beyond, (one, to) -> to.add("relation", one.relation())
                        .add("row_id", one.rowId())
                        .add("unit_id", one.unitId())
                        .add("last_on", one.lastOn().toString())
                        .add("gone", one.gone())))
                .bind("by", by)
                .bind("reason", reason)
                .execute();
    }

    private void endPeriods(LocalDate lastDay, Collection<Long> rows) {
        sql.update("update unit_period set valid_to = :lastDay, version = version + 1 where id = any(:rows)")
                .bind("lastDay", lastDay)
                .bindArray("rows", Long.class, rows)
                .execute();
    }

    private void endMemberships(LocalDate lastDay, Collection<Long> rows) {
        sql.update("update membership set valid_to = :lastDay, version = version + 1 where id = any(:rows)")
                .bind("lastDay", lastDay)
                .bindArray("rows", Long.class, rows)
                .execute();
    }

    private void beginUnits(long event, List<UnitEventWork.Begun> begun) {
        sql.update(
                        """
                        with fresh as (
                          insert into unit (id, code)
                          select id, code from jsonb_to_recordset(cast(:units as jsonb)) as w(id bigint, code text)
                          returning id)
                        insert into unit_event_change (event_id, relation, row_id, unit_id)
                        select :event, 'unit', id, id from fresh
                        """)
                .bind("units", json(begun, (one, to) -> to.add("id", one.id()).add("code", one.code())))
                .bind("event", event)
                .execute();
    }

    private void recode(List<UnitEventWork.Recoded> recoded) {
        sql.update(
                        """
                        update unit u set code = w.code
                        from jsonb_to_recordset(cast(:units as jsonb)) as w(id bigint, code text) where w.id = u.id
                        """)
                .bind("units", json(recoded, (one, to) -> to.add("id", one.id()).add("code", one.code())))
                .execute();
    }

    private void replacePeriods(List<UnitEventWork.Replaced> replaced) {
        sql.update(
                        """
                        update unit_period p
                        set code = w.code, name = w.name, kind = w.kind, parent_id = w.parent, version = version + 1
                        from jsonb_to_recordset(cast(:periods as jsonb))
                          as w(id bigint, code text, name text, kind text, parent bigint)
                        where w.id = p.id
                        """)
                .bind(
                        "periods",
                        json(
                                replaced,
                                (one, to) -> put(
                                        to.add("id", one.periodId())
                                                .add("code", one.code())
                                                .add("name", one.name())
                                                .add("kind", one.kind().name()),
                                        "parent",
                                        one.parentId())))
                .execute();
    }

    private void beginPeriods(long event, LocalDate day, List<UnitEventWork.State> states) {
        sql.update(
                        """
                        with fresh as (
                          insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)
                          select nextval('unit_period_seq'), unit, code, name, kind, parent, cast(:day as date), until
                          from jsonb_to_recordset(cast(:periods as jsonb))
                            as w(unit bigint, code text, name text, kind text, parent bigint, until date)
                          returning id, unit_id)
                        insert into unit_event_change (event_id, relation, row_id, unit_id)
                        select :event, 'unit_period', id, unit_id from fresh
                        """)
                .bind("periods", json(states, (one, to) -> {
                    to.add("unit", one.unitId())
                            .add("code", one.code())
                            .add("name", one.name())
                            .add("kind", one.kind().name());
                    put(to, "parent", one.parentId());
                    put(to, "until", one.to());
                }))
                .bind("day", day)
                .bind("event", event)
                .execute();
    }

    private void redirect(List<UnitEventWork.Redirected> redirected) {
        sql.update(
                        """
                        update membership s set cell_id = w.cell, version = version + 1
                        from jsonb_to_recordset(cast(:memberships as jsonb)) as w(id bigint, cell bigint) where w.id = s.id
                        """)
                .bind("memberships", json(redirected, (one, to) -> to.add("id", one.membershipId())
                        .add("cell", one.cellId())))
                .execute();
    }

    private void join(long event, List<UnitEventWork.Joined> joined) {
        sql.update(
                        """
                        with fresh as (
                          insert into membership (id, member_id, cell_id, category, valid_from, valid_to)
                          select nextval('membership_seq'), member, cell, category, since, until
                          from jsonb_to_recordset(cast(:memberships as jsonb))
                            as w(member bigint, cell bigint, category text, since date, until date)
                          returning id, cell_id)
                        insert into unit_event_change (event_id, relation, row_id, unit_id)
                        select :event, 'membership', id, cell_id from fresh
                        """)
                .bind("memberships", json(joined, (one, to) -> {
                    to.add("member", one.memberId())
                            .add("cell", one.cellId())
                            .add("category", one.category().name())
                            .add("since", one.from().toString());
                    put(to, "until", one.to());
                }))
                .bind("event", event)
                .execute();
    }

    private void succeed(long event, List<UnitEventWork.Succession> successions) {
        sql.update(
                        """
                        insert into unit_succession (event_id, predecessor_id, successor_id, heir)
                        select :event, predecessor, successor, heir
                        from jsonb_to_recordset(cast(:successions as jsonb))
                          as w(predecessor bigint, successor bigint, heir boolean)
                        """)
                .bind("event", event)
                .bind("successions", json(successions, (one, to) -> to.add("predecessor", one.predecessorId())
                        .add("successor", one.successorId())
                        .add("heir", one.heir())))
                .execute();
    }

    private interface Filler<T> {
        void fill(T one, JsonObjectBuilder to);
    }

    /** The rows as one JSON parameter, however many an event of a province changes. */
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
}
