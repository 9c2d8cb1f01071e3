package vn.nennep.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.Scope;
import vn.nennep.shared.Sql;

/**
 * The log of merges: what the rows were like before and after, so that a merge can be undone. Rows that are a person's own
 * are moved by their rooms; what only names a person is moved here.
 */
@ApplicationScoped
public class MergeRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<MemberMerge> find(UUID ref) {
        return em.createQuery("select g from MemberMerge g where g.ref = :ref", MemberMerge.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The merges of a scope, newest first. */
    List<MergeRow> list(Scope scope, LocalDate today) {
        return sql.query(
                        DuplicateRepository.BRANCH
                                + """
                                select g.ref, k.full_name as kept_name, k.code as kept_code,
                                  d.full_name as merged_name, d.code as merged_code, g.merged_at, g.merged_by,
                                  g.undone_at, g.undone_by
                                from member_merge g
                                join member k on k.id = g.kept_id
                                join member d on d.id = g.merged_id
                                where exists (select 1 from membership s join branch b on b.unit_id = s.cell_id
                                  where s.member_id = k.id)
                                order by g.merged_at desc limit 200
                                """)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .mapTo(MergeRow.class)
                .list();
    }

    /** The meetings whose rows a merge touched. */
    List<Long> listMeetings(long mergeId) {
        return sql.query(
                        """
                        select cast(value as bigint)
                        from member_merge g, jsonb_array_elements_text(g.before -> 'meetings')
                        where g.id = :merge order by 1
                        """)
                .bind("merge", mergeId)
                .mapTo(Long.class)
                .list();
    }

    /** Everything that a merge of the two touches, as JSON. */
    String snapshot(long keptId, long mergedId, List<Long> meetings) {
        return sql.query("select cast(merge_snapshot(:kept, :merged, :meetings) as text)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .bindArray("meetings", Long.class, meetings)
                .mapTo(String.class)
                .one();
    }

    /**
     * Writes a merge down.
     *
     * @param before what {@link #snapshot} said before the rows were moved
     * @param after what it said then
     */
    void add(UUID ref, long keptId, long mergedId, String before, String after, Instant now, String login) {
        sql.update(
                        """
                        insert into member_merge (id, ref, kept_id, merged_id, merged_at, merged_by, before, after)
                        values (nextval('member_merge_seq'), :ref, :kept, :merged, :now, :login,
                          cast(:before as jsonb), cast(:after as jsonb))
                        """)
                .bind("ref", ref)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .bind("now", now)
                .bind("login", login)
                .bind("before", before)
                .bind("after", after)
                .execute();
    }

    /** What the rows of a merge were like before it, as JSON. */
    String before(MemberMerge merge) {
        return sql.query("select cast(before as text) from member_merge where id = :merge")
                .bind("merge", merge.getId())
                .mapTo(String.class)
                .one();
    }

    /**
     * What stands in the way of undoing a merge: the code of a member whose entry, cells or leaves were changed since,
     * the codes of meetings whose roll call or presenters were changed since, and the codes of later meetings of a cell
     * that only the merged entry belonged to.
     */
    List<String> listChangedSince(long mergeId) {
        return sql.query(
                        """
                        with g as (
                          select *, merge_snapshot(kept_id, merged_id,
                            array(select cast(x as bigint) from jsonb_array_elements_text(before -> 'meetings') x)) as now
                          from member_merge where id = :merge
                        ), was as (
                          select t.part, e - 'version' as content from g, (values ('member'), ('membership'), ('member_leave'),
                            ('roll_call_entry'), ('meeting_presenter'), ('meeting'), ('reference')) t(part),
                            jsonb_array_elements(g.after -> t.part) e
                        ), is_now as (
                          select t.part, e - 'version' as content from g, (values ('member'), ('membership'), ('member_leave'),
                            ('roll_call_entry'), ('meeting_presenter'), ('meeting'), ('reference')) t(part),
                            jsonb_array_elements(g.now -> t.part) e
                        ), differing as (
                          (select * from was except select * from is_now)
                          union
                          (select * from is_now except select * from was)
                        )
                        select distinct coalesce(
                          (select m.code from meeting m where m.id = coalesce(cast(d.content ->> 'meeting_id' as bigint),
                            case when d.part = 'meeting' then cast(d.content ->> 'id' as bigint) end)),
                          (select m.code from member m where m.id = coalesce(cast(d.content ->> 'member_id' as bigint),
                            case when d.part = 'member' then cast(d.content ->> 'id' as bigint) end)),
                          d.content ->> 'place')
                        from differing d
                        union
                        select m.code from g
                        join roll_call_entry e on e.member_id = g.kept_id
                        join meeting m on m.id = e.meeting_id and m.year = e.year
                        where not g.before -> 'meetings' @> to_jsonb(e.meeting_id)
                          and m.cell_id in (select cast(s ->> 'cell_id' as bigint)
                            from jsonb_array_elements(g.before -> 'membership') s
                            where cast(s ->> 'member_id' as bigint) = g.merged_id)
                          and m.cell_id not in (select cast(s ->> 'cell_id' as bigint)
                            from jsonb_array_elements(g.before -> 'membership') s
                            where cast(s ->> 'member_id' as bigint) = g.kept_id)
                        order by 1
                        """)
                .bind("merge", mergeId)
                .mapTo(String.class)
                .list();
    }

    /**
     * Makes everything else that names the merged entry name the kept one: chairs, accounts, and tables that come
     * later.
     */
    void moveReferences(long keptId, long mergedId) {
        sql.update(
                        """
                        select point_member_references(
                          (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from member_references(:merged) r), :kept)
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /** Reverses {@link #moveReferences}: the rows that named the merged entry before, given as JSON, name it again. */
    void restoreReferences(long mergedId, String before) {
        sql.update("select point_member_references(cast(:before as jsonb) -> 'reference', :merged)")
                .bind("before", before)
                .bind("merged", mergedId)
                .execute();
    }

    /** Notes what changed in closed years that were open for their cells. */
    void noteChanges(List<Long> meetings, Instant now, String login) {
        sql.update(
                        """
                        select note_closed_year_change(d.cell_id, d.held_on, :now, :login)
                        from (select distinct cell_id, held_on from meeting where id = any(:meetings)) d
                        """)
                .bindArray("meetings", Long.class, meetings)
                .bind("now", now)
                .bind("login", login)
                .execute();
    }
}
