package vn.nennep.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;

/** People who were entered by mistake, in the database, with every row that goes with them. */
@ApplicationScoped
public class RemovalRepository {

    private static final String ROLLS = "roll_call_entry";

    /** What goes with a person, in the order in which it can come back. */
    private static final List<String> RELATIONS =
            List.of("membership", "member_leave", "member_position", "member_transfer", "member_distinct", ROLLS);

    @Inject
    private Sql sql;

    /** A person as a removal finds one. */
    record Entry(long id, String code, String fullName) {}

    /** Days in a cell; open when {@code to} is null. */
    record Days(long cellId, LocalDate from, LocalDate to) {}

    Optional<Entry> find(UUID ref) {
        return sql.query(
                        """
                        select id, code, family_and_middle_name || ' ' || given_name as full_name from member where ref = :ref
                        """)
                .bind("ref", ref)
                .mapTo(Entry.class)
                .findFirst();
    }

    List<Days> listDays(long memberId) {
        return sql.query(
                        """
                        select cell_id, valid_from as "from", valid_to as "to" from member_stays(:member)
                        order by valid_from desc
                        """)
                .bind("member", memberId)
                .mapTo(Days.class)
                .list();
    }

    List<Days> listDaysOf(String memberCode) {
        return listDays(sql.query("select id from member where code = :code")
                .bind("code", memberCode)
                .mapTo(long.class)
                .one());
    }

    /** What keeps the person from being removed: names of tables and how many rows each. */
    List<RemovalPreview.Hold> listHolds(long memberId) {
        return sql.query("select place, number from member_holds(:member) order by place")
                .bind("member", memberId)
                .mapTo(RemovalPreview.Hold.class)
                .list();
    }

    /** How many rows of each table go with the person; tables without any are left out. */
    List<RemovalPreview.Hold> listFollowing(long memberId) {
        return sql.query(
                        """
                        select w.key as place, jsonb_array_length(w.value) as number
                        from jsonb_each(member_rows(:member) - 'member' - 'recorded') w
                        where jsonb_array_length(w.value) > 0 order by w.key
                        """)
                .bind("member", memberId)
                .mapTo(RemovalPreview.Hold.class)
                .list();
    }

    /** The days of the meetings on whose rolls the person is, in order. */
    List<LocalDate> listRolls(long memberId) {
        return sql.query(
                        """
                        select m.held_on from roll_call_entry e join meeting m on m.id = e.meeting_id and m.year = e.year
                        where e.member_id = :member order by m.held_on
                        """)
                .bind("member", memberId)
                .mapTo(LocalDate.class)
                .list();
    }

    boolean isKnown(UUID ref) {
        return sql.query("select exists (select 1 from member_removal where ref = :ref)")
                .bind("ref", ref)
                .mapTo(boolean.class)
                .one();
    }

    void remove(UUID ref, Entry entry, long cellId, String by, Instant at) {
        sql.update(
                        """
                        insert into member_removal (id, ref, member_code, full_name, cell_id, before, removed_at, removed_by)
                        values (nextval('member_removal_seq'), :ref, :code, :name, :cell, member_rows(:member), :at, :by)
                        """)
                .bind("ref", ref)
                .bind("code", entry.code())
                .bind("name", entry.fullName())
                .bind("cell", cellId)
                .bind("member", entry.id())
                .bind("at", at)
                .bind("by", by)
                .execute();
        for (int i = RELATIONS.size() - 1; i >= 0; i--) {
            String relation = RELATIONS.get(i);
            String whose = relation.equals("member_distinct") ? ":member in (one_id, other_id)" : "member_id = :member";
            sql.update("delete from " + relation + " where " + whose)
                    .bind("member", entry.id())
                    .execute();
        }
        sql.update("delete from member where id = :member")
                .bind("member", entry.id())
                .execute();
        recount(ref, "'{}'", by);
    }

    /** @param recorded the meetings that come back as recorded, in SQL */
    private void recount(UUID ref, String recorded, String by) {
        sql.query(
                        """
                        select cast(recount_meetings(array(select cast(e ->> 'meeting_id' as bigint)
                          from jsonb_array_elements(before -> 'roll_call_entry') e), %s, :by) as text)
                        from member_removal where ref = :ref
                        """
                                .formatted(recorded))
                .bind("ref", ref)
                .bind("by", by)
                .mapTo(String.class)
                .list();
    }

    /** Those who were removed from a cell since a moment and not brought back, newest first. */
    List<Removal> list(long cellId, Instant since) {
        return removals("where cell_id = :cell and removed_at >= :since and undone_at is null")
                .bind("cell", cellId)
                .bind("since", since)
                .mapTo(Removal.class)
                .list();
    }

    Optional<Removal> findRemoval(UUID ref) {
        return removals("where ref = :ref and undone_at is null")
                .bind("ref", ref)
                .mapTo(Removal.class)
                .findFirst();
    }

    private Query removals(String which) {
        return sql.query(
                "select ref, member_code, full_name, cell_id, removed_at as at, removed_by as by from member_removal "
                        + which + " order by removed_at desc");
    }

    /** Days of meetings whose rolls the person was on and that were confirmed since. */
    List<LocalDate> listConfirmedSince(UUID ref) {
        return sql.query(
                        """
                        select m.held_on from member_removal r
                        cross join lateral jsonb_array_elements(r.before -> 'roll_call_entry') e
                        join meeting m on m.id = cast(e ->> 'meeting_id' as bigint)
                        where r.ref = :ref and m.status not in ('HELD', 'RECORDED') order by m.held_on
                        """)
                .bind("ref", ref)
                .mapTo(LocalDate.class)
                .list();
    }

    /** Puts every row back; rolls of meetings that are gone since are left out. */
    void restore(UUID ref, String by, Instant at) {
        sql.query("select cast(restore_member(r.before -> 'member') as text) from member_removal r where r.ref = :ref")
                .bind("ref", ref)
                .mapTo(String.class)
                .list();
        for (String relation : RELATIONS) {
            if (relation.equals(ROLLS)) {
                continue;
            }
            sql.update(
                            """
                            insert into %1$s select t.* from member_removal r,
                              jsonb_populate_recordset(cast(null as %1$s), r.before -> '%1$s') t where r.ref = :ref
                            """
                                    .formatted(relation))
                    .bind("ref", ref)
                    .execute();
        }
        // In the year in which the meeting lies by now.
        sql.update(
                        """
                        insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year)
                        select t.meeting_id, t.member_id, t.category, t.mark, t.reason, m.year
                        from member_removal r
                        cross join jsonb_populate_recordset(cast(null as roll_call_entry), r.before -> 'roll_call_entry') t
                        join meeting m on m.id = t.meeting_id
                        where r.ref = :ref
                        """)
                .bind("ref", ref)
                .execute();
        recount(ref, "array(select cast(x as bigint) from jsonb_array_elements_text(before -> 'recorded') x)", by);
        sql.update(
                        """
                        update member_removal set undone_at = :at, undone_by = :by, version = version + 1 where ref = :ref
                        """)
                .bind("ref", ref)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }
}
