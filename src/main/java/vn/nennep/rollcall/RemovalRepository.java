package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who were entered by mistake, in the database, with every row that goes with them. */
@ApplicationScoped
public class RemovalRepository {

    /** What goes with a person, in the order in which it can come back. */
    private static final List<String> RELATIONS = List.of(
            "membership", "member_leave", "member_position", "member_transfer", "member_distinct", "roll_call_entry");

    @PersistenceContext
    private EntityManager em;

    /** A person as a removal finds one. */
    record Entry(long id, String code, String fullName) {}

    /** Days in a cell; open when {@code to} is null. */
    record Days(long cellId, LocalDate from, LocalDate to) {}

    Optional<Entry> find(UUID ref) {
        List<?> rows = em.createNativeQuery(
                        "select id, code, family_and_middle_name || ' ' || given_name from member where ref = ?1")
                .setParameter(1, ref)
                .getResultList();
        return rows.stream().map(RemovalRepository::entry).findFirst();
    }

    private static Entry entry(Object row) {
        Object[] columns = (Object[]) row;
        return new Entry(((Number) columns[0]).longValue(), (String) columns[1], (String) columns[2]);
    }

    List<Days> listDays(long memberId) {
        List<?> rows = em.createNativeQuery(
                        "select cell_id, valid_from, valid_to from member_stays(?1) order by valid_from desc")
                .setParameter(1, memberId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Days(
                        ((Number) row[0]).longValue(),
                        ((Date) row[1]).toLocalDate(),
                        row[2] == null ? null : ((Date) row[2]).toLocalDate()))
                .toList();
    }

    List<Days> listDaysOf(String memberCode) {
        Number id = (Number) em.createNativeQuery("select id from member where code = ?1")
                .setParameter(1, memberCode)
                .getSingleResult();
        return listDays(id.longValue());
    }

    /** What keeps the person from being removed: names of tables and how many rows each. */
    List<RemovalPreview.Hold> listHolds(long memberId) {
        List<?> rows = em.createNativeQuery("select place, number from member_holds(?1) order by place")
                .setParameter(1, memberId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RemovalPreview.Hold((String) row[0], ((Number) row[1]).intValue()))
                .toList();
    }

    /** How many rows of each table go with the person; tables without any are left out. */
    List<RemovalPreview.Hold> listFollowing(long memberId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select w.key, jsonb_array_length(w.value)
                        from jsonb_each(member_rows(?1) - 'member' - 'recorded') w where jsonb_array_length(w.value) > 0 order by w.key
                        """)
                .setParameter(1, memberId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RemovalPreview.Hold((String) row[0], ((Number) row[1]).intValue()))
                .toList();
    }

    /** The days of the meetings on whose rolls the person is, as {@code dd/MM/yyyy}, in order. */
    List<LocalDate> listRolls(long memberId) {
        List<?> rows = em.createNativeQuery(
                        "select m.held_on from roll_call_entry e join meeting m on m.id = e.meeting_id"
                                + " where e.member_id = ?1 order by m.held_on")
                .setParameter(1, memberId)
                .getResultList();
        return rows.stream().map(row -> ((Date) row).toLocalDate()).toList();
    }

    boolean isKnown(UUID ref) {
        return !em.createNativeQuery("select 1 from member_removal where ref = ?1")
                .setParameter(1, ref)
                .getResultList()
                .isEmpty();
    }

    void remove(UUID ref, Entry entry, long cellId, String by, Instant at) {
        em.createNativeQuery(
                        """
                        insert into member_removal (id, ref, member_code, full_name, cell_id, before, removed_at, removed_by)
                        values (nextval('member_removal_seq'), ?1, ?2, ?3, ?4, member_rows(?5), ?6, ?7)
                        """)
                .setParameter(1, ref)
                .setParameter(2, entry.code())
                .setParameter(3, entry.fullName())
                .setParameter(4, cellId)
                .setParameter(5, entry.id())
                .setParameter(6, Timestamp.from(at))
                .setParameter(7, by)
                .executeUpdate();
        for (int i = RELATIONS.size() - 1; i >= 0; i--) {
            String relation = RELATIONS.get(i);
            em.createNativeQuery("delete from " + relation + " where "
                            + (relation.equals("member_distinct") ? "?1 in (one_id, other_id)" : "member_id = ?1"))
                    .setParameter(1, entry.id())
                    .executeUpdate();
        }
        em.createNativeQuery("delete from member where id = ?1")
                .setParameter(1, entry.id())
                .executeUpdate();
        recount(ref, "'{}'", by);
    }

    /** @param recorded the meetings that come back as recorded, in SQL */
    private void recount(UUID ref, String recorded, String by) {
        em.createNativeQuery(
                        """
                        select recount_meetings(array(select cast(e ->> 'meeting_id' as bigint)
                          from jsonb_array_elements(before -> 'roll_call_entry') e), %s, ?2)
                        from member_removal where ref = ?1
                        """
                                .formatted(recorded))
                .setParameter(1, ref)
                .setParameter(2, by)
                .getResultList();
    }

    /** Those who were removed from a cell since a moment and not brought back, newest first. */
    List<Removal> list(long cellId, Instant since) {
        return removals("where cell_id = ?1 and removed_at >= ?2 and undone_at is null", cellId, Timestamp.from(since));
    }

    Optional<Removal> findRemoval(UUID ref) {
        return removals("where ref = ?1 and undone_at is null", ref).stream().findFirst();
    }

    private List<Removal> removals(String which, Object... parameters) {
        var query = em.createNativeQuery(
                "select ref, member_code, full_name, cell_id, removed_at, removed_by from member_removal " + which
                        + " order by removed_at desc");
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Removal(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).longValue(),
                        ((Timestamp) row[4]).toInstant(),
                        (String) row[5]))
                .toList();
    }

    /** Days of meetings whose rolls the person was on and that were confirmed since. */
    List<LocalDate> listConfirmedSince(UUID ref) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.held_on from member_removal r
                        cross join lateral jsonb_array_elements(r.before -> 'roll_call_entry') e
                        join meeting m on m.id = cast(e ->> 'meeting_id' as bigint)
                        where r.ref = ?1 and m.status not in ('HELD', 'RECORDED') order by m.held_on
                        """)
                .setParameter(1, ref)
                .getResultList();
        return rows.stream().map(row -> ((Date) row).toLocalDate()).toList();
    }

    /** Puts every row back; rolls of meetings that are gone since are left out. */
    void restore(UUID ref, String by, Instant at) {
        em.createNativeQuery(
                        "select cast(restore_member(r.before -> 'member') as text) from member_removal r where r.ref = ?1")
                .setParameter(1, ref)
                .getResultList();
        for (String relation : RELATIONS) {
            em.createNativeQuery(
                            """
                            insert into %1$s select t.* from member_removal r,
                              jsonb_populate_recordset(cast(null as %1$s), r.before -> '%1$s') t where r.ref = ?1%2$s
                            """
                                    .formatted(
                                            relation,
                                            relation.equals("roll_call_entry")
                                                    ? " and t.meeting_id in (select id from meeting)"
                                                    : ""))
                    .setParameter(1, ref)
                    .executeUpdate();
        }
        recount(ref, "array(select cast(x as bigint) from jsonb_array_elements_text(before -> 'recorded') x)", by);
        em.createNativeQuery(
                        "update member_removal set undone_at = ?2, undone_by = ?3, version = version + 1 where ref = ?1")
                .setParameter(1, ref)
                .setParameter(2, Timestamp.from(at))
                .setParameter(3, by)
                .executeUpdate();
    }
}
