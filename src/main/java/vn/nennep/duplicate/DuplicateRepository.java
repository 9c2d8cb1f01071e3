package vn.nennep.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.Nested;
import vn.nennep.access.Scope;
import vn.nennep.people.Birth;
import vn.nennep.shared.Sql;

/** Finds entries that may be one person, and what a merge of two would touch. */
@ApplicationScoped
public class DuplicateRepository {

    /** The units of a scope; the statement goes on with further parts of "with", or its "select". */
    static final String BRANCH =
            """
            with branch(unit_id) as materialized (
              select u.id from unit u where :everywhere
              union all
              select b.unit_id from unit_branch(:units, :today) b
            )
            """;

    /** The columns of the entry with the alias {@code %1$s}, each named with the prefix {@code %2$s_}. */
    private static final String SIDE =
            """
            %1$s.ref as %2$s_ref, %1$s.code as %2$s_code, %1$s.family_and_middle_name as %2$s_family_and_middle_name,
              %1$s.given_name as %2$s_given_name, %1$s.birth_year as %2$s_birth_year, %1$s.birth_date as %2$s_birth_date,
              %1$s.admitted_on as %2$s_admitted_on, %1$s.official_on as %2$s_official_on, %1$s.version as %2$s_version,
              coalesce((select string_agg(p.name || ': ' || to_char(s.valid_from, 'DD/MM/YYYY') || ' – '
                  || coalesce(to_char(s.valid_to, 'DD/MM/YYYY'), '…'), chr(10) order by s.valid_from)
                from membership s join unit_period_on(unit_day(s.cell_id, :today)) p on p.unit_id = s.cell_id
                where s.member_id = %1$s.id), '') as %2$s_cells,
              (select count(*) from roll_call_entry e where e.member_id = %1$s.id) as %2$s_attendances
            """;

    @Inject
    private Sql sql;

    /** A member's entry that was not merged. */
    record Entry(long id, int version) {}

    /** The pairs that look like one person: by hash joins over the people of the branches, never each with each. */
    List<DuplicatePair> listPairs(Scope scope, LocalDate today) {
        return sql.query(BRANCH
                        + """
                                , mine as materialized (
                                  select m.* from member m
                                  where m.merged_into is null and exists (select 1 from membership s
                                    join branch b on b.unit_id = s.cell_id where s.member_id = m.id)
                                ), pair as (
                                  select case when a.code < b.code then a.id else b.id end as one_id,
                                    case when a.code < b.code then b.id else a.id end as other_id
                                  from mine a join mine b on a.search_name = b.search_name and a.id < b.id
                                    and (a.birth_date = b.birth_date or a.admitted_on = b.admitted_on
                                      or a.birth_year = b.birth_year and (a.birth_date is null or b.birth_date is null))
                                  union
                                  select case when a.code < b.code then a.id else b.id end,
                                    case when a.code < b.code then b.id else a.id end
                                  from mine a join mine b on a.birth_year = b.birth_year and a.admitted_on = b.admitted_on
                                    and a.id < b.id and coalesce(a.birth_date = b.birth_date, true)
                                    and right(a.search_name, length(a.given_name)) = right(b.search_name, length(b.given_name))
                                )
                                select %s, %s,
                                  (select count(*) from roll_call_entry x join roll_call_entry y using (meeting_id, year)
                                   where x.member_id = a.id and y.member_id = b.id) as shared_meetings
                                from pair
                                join mine a on a.id = pair.one_id
                                join mine b on b.id = pair.other_id
                                where not exists (select 1 from member_distinct d
                                  where d.one_id = least(pair.one_id, pair.other_id)
                                    and d.other_id = greatest(pair.one_id, pair.other_id))
                                order by a.search_name, a.code, b.code limit 500
                                """
                                .formatted(SIDE.formatted("a", "one"), SIDE.formatted("b", "other")))
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .mapTo(PairColumns.class)
                .map(PairColumns::pair)
                .list();
    }

    Optional<Entry> findEntry(UUID ref) {
        return sql.query("select id, version from member where ref = :ref and merged_into is null")
                .bind("ref", ref)
                .mapTo(Entry.class)
                .findFirst();
    }

    boolean isInScope(long memberId, Scope scope, LocalDate today) {
        return sql.query(
                        BRANCH
                                + """
                                select exists (select 1 from membership s join branch b on b.unit_id = s.cell_id
                                  where s.member_id = :member)
                                """)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .bind("member", memberId)
                .mapTo(boolean.class)
                .one();
    }

    MemberSide side(long memberId, LocalDate today) {
        return sql.query("select " + SIDE.formatted("m", "one") + " from member m where m.id = :member")
                .bind("member", memberId)
                .bind("today", today)
                .mapTo(OneColumns.class)
                .one()
                .one()
                .side();
    }

    /** Keeps others from changing the two entries until the transaction ends. */
    void lock(long oneId, long otherId) {
        sql.query("select id from member where id in (:one, :other) order by id for update")
                .bind("one", oneId)
                .bind("other", otherId)
                .mapTo(Long.class)
                .list();
    }

    /** The meetings whose rows a merge of this member touches. */
    List<Long> listMeetings(long memberId) {
        return sql.query("select meeting_id from member_meetings(:member) order by 1")
                .bind("member", memberId)
                .mapTo(Long.class)
                .list();
    }

    /** The years of meetings that are closed for their cells. */
    List<Integer> listClosedYears(List<Long> meetings, Instant now) {
        return sql.query(
                        """
                        select distinct m.year from meeting m
                        where m.id = any(:meetings) and not year_open_for(m.cell_id, m.held_on, :now)
                        order by 1
                        """)
                .bindArray("meetings", Long.class, meetings)
                .bind("now", now)
                .mapTo(Integer.class)
                .list();
    }

    /** The cells of both, as they stand today or stood last: identifier and code. */
    Map<Long, String> listCells(long keptId, long mergedId) {
        return sql.query(
                        """
                        select u.id, u.code from unit u
                        where u.id in (select cell_id from merge_cells(:kept, :merged))
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .mapTo(Cell.class)
                .collect(Collectors.toMap(Cell::id, Cell::code));
    }

    String cellName(long cellId, LocalDate today) {
        return sql.query("select p.name from unit_period_on(unit_day(:cell, :today)) p where p.unit_id = :cell")
                .bind("cell", cellId)
                .bind("today", today)
                .mapTo(String.class)
                .one();
    }

    /** Remembers that two entries are two people. */
    void noteDistinct(long oneId, long otherId, Instant now, String login) {
        sql.update(
                        """
                        insert into member_distinct (one_id, other_id, noted_at, noted_by)
                        values (:one, :other, :now, :login)
                        on conflict do nothing
                        """)
                .bind("one", oneId)
                .bind("other", otherId)
                .bind("now", now)
                .bind("login", login)
                .execute();
    }

    record Cell(long id, String code) {}

    /** Two entries as they are read. */
    record PairColumns(@Nested("one") SideColumns one, @Nested("other") SideColumns other, int sharedMeetings) {

        private DuplicatePair pair() {
            return new DuplicatePair(one.side(), other.side(), sharedMeetings);
        }
    }

    /** One entry as it is read. */
    record OneColumns(@Nested("one") SideColumns one) {}

    record SideColumns(
            UUID ref,
            String code,
            String familyAndMiddleName,
            String givenName,
            Integer birthYear,
            LocalDate birthDate,
            LocalDate admittedOn,
            LocalDate officialOn,
            int version,
            String cells,
            int attendances) {

        private MemberSide side() {
            return new MemberSide(
                    ref,
                    code,
                    familyAndMiddleName,
                    givenName,
                    Birth.of(birthYear, birthDate),
                    admittedOn,
                    officialOn,
                    version,
                    cells,
                    attendances);
        }
    }
}
