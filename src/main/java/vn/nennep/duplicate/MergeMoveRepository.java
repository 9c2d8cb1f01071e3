package vn.nennep.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.people.MemberDetails;
import vn.nennep.people.Span;
import vn.nennep.rollcall.RollCallLine;
import vn.nennep.shared.Sql;
import vn.nennep.shared.VietnameseText;

/** Moves what belongs to one entry of a person to the other, and back. */
@ApplicationScoped
public class MergeMoveRepository {

    @Inject
    private Sql sql;

    /** Lets the lines of the merged entry stand for the kept one; where both are, one stays. */
    void moveRollCalls(long keptId, long mergedId, List<DuplicateRepository.TwinLines> twins) {
        for (DuplicateRepository.TwinLines twin : twins) {
            RollCallLine stays = twin.kept().joinedWith(twin.merged());
            sql.update("delete from roll_call_entry where meeting_id = :meeting and member_id = :merged")
                    .bind("meeting", twin.meetingId())
                    .bind("merged", mergedId)
                    .execute();
            sql.update(
                            """
                            update roll_call_entry set category = :category, mark = :mark, reason = :reason
                            where meeting_id = :meeting and member_id = :kept
                            """)
                    .bind("meeting", twin.meetingId())
                    .bind("kept", keptId)
                    .bind("category", String.valueOf(stays.category().letter()))
                    .bind("mark", String.valueOf(stays.mark().letter()))
                    .bind("reason", stays.reason())
                    .execute();
        }
        sql.update("update roll_call_entry set member_id = :kept where member_id = :merged")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /** Presenters keep their order without a gap. */
    void movePresenters(long keptId, long mergedId, List<Long> meetings) {
        sql.update(
                        """
                        delete from meeting_presenter d where d.member_id = :merged and exists (
                          select 1 from meeting_presenter k where k.meeting_id = d.meeting_id and k.member_id = :kept)
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update("update meeting_presenter set member_id = :kept where member_id = :merged")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update(
                        """
                        update meeting_presenter p set position = n.position
                        from (select meeting_id, member_id,
                            row_number() over (partition by meeting_id order by position) - 1 as position
                          from meeting_presenter where meeting_id = any(:meetings)) n
                        where n.meeting_id = p.meeting_id and n.member_id = p.member_id and n.position <> p.position
                        """)
                .bindArray("meetings", Long.class, meetings)
                .execute();
    }

    /** Everything else that names the merged entry names the kept one: chairs, accounts and what comes later. */
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

    /** Counts recorded meetings anew from their roll calls; the version rises, so that an open sheet notices. */
    void recount(List<Long> meetings) {
        sql.update(
                        """
                        update meeting m
                        set due_count = n.due, present_count = n.present, excused_count = n.excused,
                          absent_count = n.absent, version = version + 1
                        from (select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                            count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
                          from roll_call_entry where category <> 'X' and meeting_id = any(:meetings)
                          group by meeting_id) n
                        where n.meeting_id = m.id and m.counted
                        """)
                .bindArray("meetings", Long.class, meetings)
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

    /** By cell, in order of days; what a span says is the category. */
    Map<Long, List<Span<String>>> listMemberships(long memberId) {
        return spans(sql.query(
                                """
                        select cast(cell_id as text) as key, id, category as says, valid_from, valid_to
                        from membership where member_id = :member order by valid_from
                        """)
                        .bind("member", memberId))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(home -> Long.valueOf(home.getKey()), Map.Entry::getValue));
    }

    /** By kind, in order of days; what a span says is the reason, empty for none. */
    Map<String, List<Span<String>>> listLeaves(long memberId) {
        return spans(sql.query(
                        """
                        select kind as key, id, coalesce(reason, '') as says, valid_from, valid_to
                        from member_leave where member_id = :member order by valid_from
                        """)
                .bind("member", memberId));
    }

    private static Map<String, List<Span<String>>> spans(Query question) {
        return question.mapTo(SpanColumns.class)
                .collect(Collectors.groupingBy(
                        SpanColumns::key, Collectors.mapping(SpanColumns::span, Collectors.toList())));
    }

    /** @param key the cell, or the kind of leave */
    record SpanColumns(String key, long id, String says, LocalDate validFrom, LocalDate validTo) {

        private Span<String> span() {
            return new Span<>(id, says, validFrom, validTo);
        }
    }

    /** What both entries had of homes is now the kept one's. */
    void replaceMemberships(long keptId, long mergedId, Map<Long, List<Span<String>>> homes) {
        deleteMemberships(keptId, mergedId);
        PreparedBatch rows = sql.batch(
                """
                insert into membership (id, member_id, cell_id, category, valid_from, valid_to, version)
                values (coalesce(:id, nextval('membership_seq')), :kept, :cell, :category, :from, :to, 1)
                """);
        homes.forEach((cell, spans) -> spans.forEach(span -> rows.bind("id", span.id())
                .bind("kept", keptId)
                .bind("cell", cell)
                .bind("category", span.says())
                .bind("from", span.from())
                .bind("to", span.to())
                .add()));
        rows.execute();
    }

    /** What both entries had of leave is now the kept one's. */
    void replaceLeaves(long keptId, long mergedId, Map<String, List<Span<String>>> leaves) {
        deleteLeaves(keptId, mergedId);
        PreparedBatch rows = sql.batch(
                """
                insert into member_leave (id, member_id, kind, reason, valid_from, valid_to, version)
                values (coalesce(:id, nextval('member_leave_seq')), :kept, :kind, nullif(:reason, ''), :from, :to, 1)
                """);
        leaves.forEach((kind, spans) -> spans.forEach(span -> rows.bind("id", span.id())
                .bind("kept", keptId)
                .bind("kind", kind)
                .bind("reason", span.says())
                .bind("from", span.from())
                .bind("to", span.to())
                .add()));
        rows.execute();
    }

    private void deleteMemberships(long keptId, long mergedId) {
        sql.update("delete from membership where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    private void deleteLeaves(long keptId, long mergedId) {
        sql.update("delete from member_leave where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /** Writes the details of the kept entry and where the other one leads. */
    void keep(long keptId, long mergedId, MemberDetails details) {
        sql.update(
                        """
                        update member set family_and_middle_name = :familyAndMiddleName, given_name = :givenName,
                          search_name = :searchName, birth_date = :birthDate, birth_year = :birthYear,
                          admitted_on = :admittedOn, official_on = :officialOn, version = version + 1
                        where id = :kept
                        """)
                .bind("kept", keptId)
                .bind("familyAndMiddleName", details.familyAndMiddleName())
                .bind("givenName", details.givenName())
                .bind("searchName", VietnameseText.searchable(details.fullName()))
                .bind(
                        "birthDate",
                        details.birth() == null ? null : details.birth().day())
                .bind(
                        "birthYear",
                        details.birth() == null ? null : details.birth().year())
                .bind("admittedOn", details.admittedOn())
                .bind("officialOn", details.officialOn())
                .execute();
        sql.update("update member set merged_into = :kept, version = version + 1 where id = :merged")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /**
     * Puts every row back as it was before the merge; only versions go on rising.
     *
     * @param before the rows as JSON, read once: while they are on the way, the merge itself may be out of sight
     */
    void restore(long keptId, long mergedId, String before) {
        sql.update(
                        """
                        delete from roll_call_entry where member_id in (:kept, :merged)
                          and cast(:before as jsonb) -> 'meetings' @> to_jsonb(meeting_id)
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .bind("before", before)
                .execute();
        run(
                before,
                """
                insert into roll_call_entry select r.* from jsonb_populate_recordset(cast(null as roll_call_entry),
                  cast(:before as jsonb) -> 'roll_call_entry') r
                """);
        deleteMemberships(keptId, mergedId);
        run(
                before,
                """
                insert into membership select r.* from jsonb_populate_recordset(cast(null as membership),
                  cast(:before as jsonb) -> 'membership') r
                """);
        deleteLeaves(keptId, mergedId);
        run(
                before,
                """
                insert into member_leave select r.* from jsonb_populate_recordset(cast(null as member_leave),
                  cast(:before as jsonb) -> 'member_leave') r
                """);
        // Above both the rows before the merge and those after it.
        sql.update("update membership set version = version + 2 where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update("update member_leave set version = version + 2 where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        run(before, "delete from meeting_presenter where cast(:before as jsonb) -> 'meetings' @> to_jsonb(meeting_id)");
        run(
                before,
                """
                insert into meeting_presenter select r.* from jsonb_populate_recordset(cast(null as meeting_presenter),
                  cast(:before as jsonb) -> 'meeting_presenter') r
                """);
        run(
                before,
                """
                update meeting m set due_count = r.due_count, present_count = r.present_count,
                  excused_count = r.excused_count, absent_count = r.absent_count, version = m.version + 1
                from jsonb_populate_recordset(cast(null as meeting), cast(:before as jsonb) -> 'meeting') r
                where m.id = r.id
                """);
        run(
                before,
                """
                update member m set family_and_middle_name = r.family_and_middle_name, given_name = r.given_name,
                  search_name = r.search_name, birth_date = r.birth_date, admitted_on = r.admitted_on,
                  birth_year = coalesce(r.birth_year, extract(year from r.birth_date)::integer),
                  official_on = r.official_on, merged_into = r.merged_into, version = m.version + 1
                from jsonb_populate_recordset(cast(null as member), cast(:before as jsonb) -> 'member') r
                where m.id = r.id
                """);
        sql.update("select point_member_references(cast(:before as jsonb) -> 'reference', :merged)")
                .bind("before", before)
                .bind("merged", mergedId)
                .execute();
    }

    private void run(String before, String statement) {
        sql.update(statement).bind("before", before).execute();
    }
}
