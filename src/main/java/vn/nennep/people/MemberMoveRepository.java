package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;
import vn.nennep.shared.VietnameseText;

/**
 * Moves memberships, leaves and details of one entry of a person to the other entry when the two are merged, and back.
 */
@ApplicationScoped
public class MemberMoveRepository {

    @Inject
    private Sql sql;

    /** By cell, in order of days; what a span says is the category. */
    public Map<Long, List<Span<String>>> listMemberships(long memberId) {
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
    public Map<String, List<Span<String>>> listLeaves(long memberId) {
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

    /** Replaces the memberships of both entries by these, all of them the kept one's. */
    public void replaceMemberships(long keptId, long mergedId, Map<Long, List<Span<String>>> homes) {
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

    /** Replaces the leaves of both entries by these, all of them the kept one's. */
    public void replaceLeaves(long keptId, long mergedId, Map<String, List<Span<String>>> leaves) {
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

    /** Writes the details of the kept entry and where the other one leads. */
    public void keep(long keptId, long mergedId, MemberDetails details) {
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
     * Gives both members back the memberships and leaves that they had before; versions go on rising.
     *
     * @param before JSON with the rows of {@code membership} and {@code member_leave}
     */
    public void restoreHistories(long keptId, long mergedId, String before) {
        deleteMemberships(keptId, mergedId);
        sql.update(
                        """
                        insert into membership select r.* from jsonb_populate_recordset(cast(null as membership),
                          cast(:before as jsonb) -> 'membership') r
                        """)
                .bind("before", before)
                .execute();
        deleteLeaves(keptId, mergedId);
        sql.update(
                        """
                        insert into member_leave select r.* from jsonb_populate_recordset(cast(null as member_leave),
                          cast(:before as jsonb) -> 'member_leave') r
                        """)
                .bind("before", before)
                .execute();
        // Above both the rows before the merge and those after it.
        sql.update("update membership set version = version + 2 where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update("update member_leave set version = version + 2 where member_id in (:kept, :merged)")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /**
     * Gives both members back their details and makes them two again; versions go on rising.
     *
     * @param before JSON with the rows of {@code member}
     */
    public void restoreDetails(String before) {
        sql.update(
                        """
                        update member m set family_and_middle_name = r.family_and_middle_name, given_name = r.given_name,
                          search_name = r.search_name, birth_date = r.birth_date, admitted_on = r.admitted_on,
                          birth_year = coalesce(r.birth_year, extract(year from r.birth_date)::integer),
                          official_on = r.official_on, merged_into = r.merged_into, version = m.version + 1
                        from jsonb_populate_recordset(cast(null as member), cast(:before as jsonb) -> 'member') r
                        where m.id = r.id
                        """)
                .bind("before", before)
                .execute();
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
}
