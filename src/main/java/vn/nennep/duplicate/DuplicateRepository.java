package vn.nennep.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.people.Birth;
import vn.nennep.people.MemberDetails;
import vn.nennep.people.Span;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallLine;
import vn.nennep.rollcall.RosterCategory;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.VietnameseText;

/** Entries that are one person, in the database. */
@ApplicationScoped
public class DuplicateRepository {

    /** The cells of the person's branches; a null scope is every unit. */
    private static final String BRANCH =
            """
            with branch(unit_id) as materialized (
              select u.id from unit u where cast(?1 as text) is null
              union all
              select b.unit_id from unit_branch(cast(?1 as bigint[]), ?2) b
            )
            """;

    private static final String SIDE =
            """
            %1$s.ref, %1$s.code, %1$s.family_and_middle_name, %1$s.given_name, %1$s.birth_year, %1$s.birth_date,
              %1$s.admitted_on, %1$s.official_on, %1$s.version,
              (select string_agg(p.name || ': ' || to_char(s.valid_from, 'DD/MM/YYYY') || ' – '
                  || coalesce(to_char(s.valid_to, 'DD/MM/YYYY'), '…'), E'\\n' order by s.valid_from)
                from membership s join unit_period_on(unit_day(s.cell_id, ?2)) p on p.unit_id = s.cell_id
                where s.member_id = %1$s.id),
              (select count(*) from roll_call_entry e where e.member_id = %1$s.id)
            """;

    private static final int SIDE_COLUMNS = 11;

    @PersistenceContext
    private EntityManager em;

    /** A member's entry that was not merged. */
    record Entry(long id, int version) {}

    /** Both lines of one person in one roll call, with the counts of the meeting; zeros when it is not recorded. */
    record TwinLines(
            long meetingId,
            String code,
            String cellName,
            LocalDate heldOn,
            RollCallLine kept,
            RollCallLine merged,
            AttendanceCount count) {}

    /**
     * The pairs that look like one person: by hash joins over the people of the branches, never each with each.
     *
     * @param scope null for all
     */
    List<DuplicatePair> listPairs(List<Long> scope, LocalDate today) {
        List<?> rows = em.createNativeQuery(BRANCH
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
                          (select count(*) from roll_call_entry x join roll_call_entry y using (meeting_id)
                           where x.member_id = a.id and y.member_id = b.id)
                        from pair
                        join mine a on a.id = pair.one_id
                        join mine b on b.id = pair.other_id
                        where not exists (select 1 from member_distinct d
                          where d.one_id = least(pair.one_id, pair.other_id) and d.other_id = greatest(pair.one_id, pair.other_id))
                        order by a.search_name, a.code, b.code limit 500
                        """
                                .formatted(SIDE.formatted("a"), SIDE.formatted("b")))
                .setParameter(1, arrayText(scope))
                .setParameter(2, today)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new DuplicatePair(side(row, 0), side(row, SIDE_COLUMNS), number(row[2 * SIDE_COLUMNS])))
                .toList();
    }

    Optional<Entry> findEntry(UUID ref) {
        List<?> rows = em.createNativeQuery("select id, version from member where ref = ?1 and merged_into is null")
                .setParameter(1, ref)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Entry(((Number) row[0]).longValue(), number(row[1])))
                .findFirst();
    }

    boolean isInScope(long memberId, List<Long> scope, LocalDate today) {
        return !em.createNativeQuery(
                        BRANCH
                                + "select 1 from membership s join branch b on b.unit_id = s.cell_id where s.member_id = ?3 limit 1")
                .setParameter(1, arrayText(scope))
                .setParameter(2, today)
                .setParameter(3, memberId)
                .getResultList()
                .isEmpty();
    }

    MemberSide side(long memberId, LocalDate today) {
        return side(
                (Object[]) em.createNativeQuery("select " + SIDE.formatted("m") + " from member m where m.id = ?1")
                        .setParameter(1, memberId)
                        .setParameter(2, today)
                        .getSingleResult(),
                0);
    }

    /** Keeps others from changing the two entries until the transaction ends. */
    void lock(long oneId, long otherId) {
        em.createNativeQuery("select id from member where id in (?1, ?2) order by id for update")
                .setParameter(1, oneId)
                .setParameter(2, otherId)
                .getResultList();
    }

    /** The meetings whose rows a merge of this member touches. */
    List<Long> listMeetings(long memberId) {
        return ids(em.createNativeQuery("select meeting_id from member_meetings(?1) order by 1")
                .setParameter(1, memberId));
    }

    /** The meetings whose rows a merge touched. */
    List<Long> listMeetingsOf(long mergeId) {
        return ids(em.createNativeQuery(
                        "select cast(value as bigint) from member_merge g, jsonb_array_elements_text(g.before -> 'meetings')"
                                + " where g.id = ?1 order by 1")
                .setParameter(1, mergeId));
    }

    /** The years of meetings that are closed for their cells. */
    List<Integer> listClosedYears(List<Long> meetings, Instant now) {
        List<?> years = em.createNativeQuery(
                        """
                        select distinct m.year from meeting m
                        where m.id = any (cast(?1 as bigint[])) and not year_open_for(m.cell_id, m.held_on, ?2)
                        order by 1
                        """)
                .setParameter(1, arrayText(meetings))
                .setParameter(2, at(now))
                .getResultList();
        return years.stream().map(DuplicateRepository::number).toList();
    }

    /** Notes what changed in closed years that were open for their cells. */
    void noteChanges(List<Long> meetings, Instant now, String login) {
        em.createNativeQuery(
                        """
                        select note_closed_year_change(d.cell_id, d.held_on, ?2, ?3)
                        from (select distinct cell_id, held_on from meeting where id = any (cast(?1 as bigint[]))) d
                        """)
                .setParameter(1, arrayText(meetings))
                .setParameter(2, at(now))
                .setParameter(3, login)
                .getResultList();
    }

    /** Roll calls that have both, by date. */
    List<TwinLines> listTwins(long keptId, long mergedId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.id, m.code, p.name, m.held_on, k.category, k.mark, k.reason, d.category, d.mark, d.reason,
                          m.due_count, m.present_count, m.excused_count, m.absent_count
                        from roll_call_entry k
                        join roll_call_entry d on d.meeting_id = k.meeting_id and d.member_id = ?2
                        join meeting m on m.id = k.meeting_id
                        left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
                        where k.member_id = ?1
                        order by m.held_on, m.id
                        """)
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new TwinLines(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        day(row[3]),
                        line(keptId, row, 4),
                        line(mergedId, row, 7),
                        row[10] == null
                                ? AttendanceCount.NONE
                                : new AttendanceCount(
                                        number(row[10]), number(row[11]), number(row[12]), number(row[13]))))
                .toList();
    }

    private static RollCallLine line(long memberId, Object[] row, int first) {
        return new RollCallLine(
                memberId,
                RosterCategory.of(row[first].toString()),
                AttendanceMark.of(row[first + 1].toString()),
                (String) row[first + 2]);
    }

    /** Lets the lines of the merged entry stand for the kept one; where both are, one stays. */
    void moveRollCalls(long keptId, long mergedId, List<TwinLines> twins) {
        for (TwinLines twin : twins) {
            RollCallLine stays = twin.kept().joinedWith(twin.merged());
            em.createNativeQuery("delete from roll_call_entry where meeting_id = ?1 and member_id = ?2")
                    .setParameter(1, twin.meetingId())
                    .setParameter(2, mergedId)
                    .executeUpdate();
            em.createNativeQuery(
                            "update roll_call_entry set category = ?3, mark = ?4, reason = ?5 where meeting_id = ?1 and member_id = ?2")
                    .setParameter(1, twin.meetingId())
                    .setParameter(2, keptId)
                    .setParameter(3, String.valueOf(stays.category().letter()))
                    .setParameter(4, String.valueOf(stays.mark().letter()))
                    .setParameter(5, stays.reason())
                    .executeUpdate();
        }
        em.createNativeQuery("update roll_call_entry set member_id = ?1 where member_id = ?2")
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .executeUpdate();
    }

    /** Presenters keep their order without a gap. */
    void movePresenters(long keptId, long mergedId, List<Long> meetings) {
        em.createNativeQuery(
                        """
                        delete from meeting_presenter d where d.member_id = ?2 and exists (select 1 from meeting_presenter k
                          where k.meeting_id = d.meeting_id and k.member_id = ?1)
                        """)
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .executeUpdate();
        em.createNativeQuery("update meeting_presenter set member_id = ?1 where member_id = ?2")
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .executeUpdate();
        em.createNativeQuery(
                        """
                        update meeting_presenter p set position = n.position
                        from (select meeting_id, member_id,
                            row_number() over (partition by meeting_id order by position) - 1 as position
                          from meeting_presenter where meeting_id = any (cast(?1 as bigint[]))) n
                        where n.meeting_id = p.meeting_id and n.member_id = p.member_id and n.position <> p.position
                        """)
                .setParameter(1, arrayText(meetings))
                .executeUpdate();
    }

    /** Everything else that names the merged entry names the kept one: chairs, accounts and what comes later. */
    void moveReferences(long keptId, long mergedId) {
        em.createNativeQuery(
                        """
                        select point_member_references(
                          (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from member_references(?2) r), ?1)
                        """)
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .getResultList();
    }

    /** Counts recorded meetings anew from their roll calls; the version rises, so that an open sheet notices. */
    void recount(List<Long> meetings) {
        em.createNativeQuery(
                        """
                        update meeting m
                        set due_count = n.due, present_count = n.present, excused_count = n.excused,
                          absent_count = n.absent, version = version + 1
                        from (select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                            count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
                          from roll_call_entry where category <> 'X' and meeting_id = any (cast(?1 as bigint[]))
                          group by meeting_id) n
                        where n.meeting_id = m.id and m.counted
                        """)
                .setParameter(1, arrayText(meetings))
                .executeUpdate();
    }

    /** By cell, in order of days; what a span says is the category. */
    Map<Long, List<Span<String>>> listMemberships(long memberId) {
        return spans(
                "select cell_id, id, category, valid_from, valid_to from membership where member_id = ?1 order by valid_from",
                memberId,
                key -> ((Number) key).longValue());
    }

    /** By kind, in order of days; what a span says is the reason, empty for none. */
    Map<String, List<Span<String>>> listLeaves(long memberId) {
        return spans(
                "select kind, id, coalesce(reason, ''), valid_from, valid_to from member_leave where member_id = ?1 order by valid_from",
                memberId,
                String.class::cast);
    }

    private <K> Map<K, List<Span<String>>> spans(String sql, long memberId, Function<Object, K> key) {
        List<?> rows = em.createNativeQuery(sql).setParameter(1, memberId).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(
                        row -> key.apply(row[0]),
                        Collectors.mapping(
                                row -> new Span<>(
                                        ((Number) row[1]).longValue(), (String) row[2], day(row[3]), day(row[4])),
                                Collectors.toList())));
    }

    void replaceMemberships(long keptId, long mergedId, Map<Long, List<Span<String>>> homes) {
        delete("membership", keptId, mergedId);
        homes.forEach((cell, spans) -> spans.forEach(span -> em.createNativeQuery(
                        """
                        insert into membership (id, member_id, cell_id, category, valid_from, valid_to, version)
                        values (coalesce(cast(?1 as bigint), nextval('membership_seq')), ?2, ?3, ?4, ?5, cast(?6 as date), 1)
                        """)
                .setParameter(1, span.id())
                .setParameter(2, keptId)
                .setParameter(3, cell)
                .setParameter(4, span.says())
                .setParameter(5, span.from())
                .setParameter(6, span.to())
                .executeUpdate()));
    }

    void replaceLeaves(long keptId, long mergedId, Map<String, List<Span<String>>> leaves) {
        delete("member_leave", keptId, mergedId);
        leaves.forEach((kind, spans) -> spans.forEach(span -> em.createNativeQuery(
                        """
                        insert into member_leave (id, member_id, kind, reason, valid_from, valid_to, version)
                        values (coalesce(cast(?1 as bigint), nextval('member_leave_seq')), ?2, ?3, nullif(?4, ''), ?5,
                          cast(?6 as date), 1)
                        """)
                .setParameter(1, span.id())
                .setParameter(2, keptId)
                .setParameter(3, kind)
                .setParameter(4, span.says())
                .setParameter(5, span.from())
                .setParameter(6, span.to())
                .executeUpdate()));
    }

    private void delete(String table, long keptId, long mergedId) {
        em.createNativeQuery("delete from " + table + " where member_id in (?1, ?2)")
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .executeUpdate();
    }

    /** Writes the details of the kept entry and where the other one leads. */
    void keep(long keptId, long mergedId, MemberDetails details) {
        em.createNativeQuery(
                        """
                        update member set family_and_middle_name = ?2, given_name = ?3, search_name = ?4,
                          birth_date = cast(?5 as date), birth_year = cast(?8 as integer),
                          admitted_on = cast(?6 as date), official_on = cast(?7 as date), version = version + 1
                        where id = ?1
                        """)
                .setParameter(1, keptId)
                .setParameter(2, details.familyAndMiddleName())
                .setParameter(3, details.givenName())
                .setParameter(4, VietnameseText.searchable(details.fullName()))
                .setParameter(
                        5, details.birth() == null ? null : details.birth().day())
                .setParameter(
                        8, details.birth() == null ? null : details.birth().year())
                .setParameter(6, details.admittedOn())
                .setParameter(7, details.officialOn())
                .executeUpdate();
        em.createNativeQuery("update member set merged_into = ?1, version = version + 1 where id = ?2")
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .executeUpdate();
    }

    /** Everything that a merge of the two touches, as JSON. */
    String snapshot(long keptId, long mergedId, List<Long> meetings) {
        return (String) em.createNativeQuery("select cast(merge_snapshot(?1, ?2, cast(?3 as bigint[])) as text)")
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .setParameter(3, arrayText(meetings))
                .getSingleResult();
    }

    void add(UUID ref, long keptId, long mergedId, String before, String after, Instant now, String login) {
        em.createNativeQuery(
                        """
                        insert into member_merge (id, ref, kept_id, merged_id, merged_at, merged_by, before, after)
                        values (nextval('member_merge_seq'), ?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb), cast(?7 as jsonb))
                        """)
                .setParameter(1, ref)
                .setParameter(2, keptId)
                .setParameter(3, mergedId)
                .setParameter(4, at(now))
                .setParameter(5, login)
                .setParameter(6, before)
                .setParameter(7, after)
                .executeUpdate();
    }

    Optional<MemberMerge> find(UUID ref) {
        return em.createQuery("select g from MemberMerge g where g.ref = :ref", MemberMerge.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    void noteDistinct(long oneId, long otherId, Instant now, String login) {
        em.createNativeQuery(
                        """
                        insert into member_distinct (one_id, other_id, noted_at, noted_by) values (?1, ?2, ?3, ?4)
                        on conflict do nothing
                        """)
                .setParameter(1, oneId)
                .setParameter(2, otherId)
                .setParameter(3, at(now))
                .setParameter(4, login)
                .executeUpdate();
    }

    /** The cells of both, as they stand today or stood last. */
    Map<Long, String> listCells(long keptId, long mergedId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select distinct u.id, u.code from unit u
                        where u.id in (select cell_id from merge_cells(?1, ?2))
                        """)
                .setParameter(1, keptId)
                .setParameter(2, mergedId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> (String) row[1]));
    }

    String cellName(long cellId, LocalDate today) {
        return (String) em.createNativeQuery(
                        """
                        select p.name from unit_period_on(unit_day(?1, ?2)) p where p.unit_id = ?1
                        """)
                .setParameter(1, cellId)
                .setParameter(2, today)
                .getSingleResult();
    }

    List<MergeRow> listMerges(List<Long> scope, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        BRANCH
                                + """
                                select g.ref, k.full_name, k.code,
                                  d.full_name, d.code, g.merged_at, g.merged_by,
                                  g.undone_at, g.undone_by
                                from member_merge g
                                join member k on k.id = g.kept_id
                                join member d on d.id = g.merged_id
                                where exists (select 1 from membership s join branch b on b.unit_id = s.cell_id
                                  where s.member_id = k.id)
                                order by g.merged_at desc limit 200
                                """)
                .setParameter(1, arrayText(scope))
                .setParameter(2, today)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new MergeRow(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        instant(row[5]),
                        (String) row[6],
                        instant(row[7]),
                        (String) row[8]))
                .toList();
    }

    /**
     * What stands in the way of undoing a merge: the code of a member whose entry, cells or leaves were changed since,
     * the codes of meetings whose roll call or presenters were, and of later ones that only the merged entry's cell had.
     */
    List<String> listChangedSince(long mergeId) {
        List<?> names = em.createNativeQuery(
                        """
                        with g as (
                          select *, merge_snapshot(kept_id, merged_id,
                            array(select cast(x as bigint) from jsonb_array_elements_text(before -> 'meetings') x)) as now
                          from member_merge where id = ?1
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
                        join meeting m on m.id = e.meeting_id
                        where not g.before -> 'meetings' @> to_jsonb(e.meeting_id)
                          and m.cell_id in (select cast(s ->> 'cell_id' as bigint)
                            from jsonb_array_elements(g.before -> 'membership') s
                            where cast(s ->> 'member_id' as bigint) = g.merged_id)
                          and m.cell_id not in (select cast(s ->> 'cell_id' as bigint)
                            from jsonb_array_elements(g.before -> 'membership') s
                            where cast(s ->> 'member_id' as bigint) = g.kept_id)
                        order by 1
                        """)
                .setParameter(1, mergeId)
                .getResultList();
        return names.stream().map(String.class::cast).toList();
    }

    /** Puts every row back as it was before the merge; only versions go on rising. */
    void restore(MemberMerge merge) {
        // Read once: while its rows are on the way, the merge itself may be out of sight.
        String before = (String) em.createNativeQuery("select cast(before as text) from member_merge where id = ?1")
                .setParameter(1, merge.getId())
                .getSingleResult();
        for (String table : List.of("roll_call_entry", "membership", "member_leave")) {
            em.createNativeQuery("delete from " + table + " where member_id in (?1, ?2)"
                            + (table.equals("roll_call_entry")
                                    ? " and cast(?3 as jsonb) -> 'meetings' @> to_jsonb(meeting_id)"
                                    : " and cast(?3 as text) is not null"))
                    .setParameter(1, merge.getKeptId())
                    .setParameter(2, merge.getMergedId())
                    .setParameter(3, before)
                    .executeUpdate();
            run(
                    before,
                    "insert into " + table + " select r.* from jsonb_populate_recordset(cast(null as " + table
                            + "), cast(?1 as jsonb) -> '" + table + "') r");
        }
        for (String table : List.of("membership", "member_leave")) {
            // Above both the rows before the merge and those after it.
            em.createNativeQuery("update " + table + " set version = version + 2 where member_id in (?1, ?2)")
                    .setParameter(1, merge.getKeptId())
                    .setParameter(2, merge.getMergedId())
                    .executeUpdate();
        }
        run(before, "delete from meeting_presenter where cast(?1 as jsonb) -> 'meetings' @> to_jsonb(meeting_id)");
        run(
                before,
                "insert into meeting_presenter select r.* from jsonb_populate_recordset(cast(null as meeting_presenter),"
                        + " cast(?1 as jsonb) -> 'meeting_presenter') r");
        run(
                before,
                """
                update meeting m set due_count = r.due_count, present_count = r.present_count,
                  excused_count = r.excused_count, absent_count = r.absent_count, version = m.version + 1
                from jsonb_populate_recordset(cast(null as meeting), cast(?1 as jsonb) -> 'meeting') r
                where m.id = r.id
                """);
        run(
                before,
                """
                update member m set family_and_middle_name = r.family_and_middle_name, given_name = r.given_name,
                  search_name = r.search_name, birth_date = r.birth_date, admitted_on = r.admitted_on,
                  birth_year = coalesce(r.birth_year, extract(year from r.birth_date)::integer),
                  official_on = r.official_on, merged_into = r.merged_into, version = m.version + 1
                from jsonb_populate_recordset(cast(null as member), cast(?1 as jsonb) -> 'member') r
                where m.id = r.id
                """);
        em.createNativeQuery("select point_member_references(cast(?1 as jsonb) -> 'reference', ?2)")
                .setParameter(1, before)
                .setParameter(2, merge.getMergedId())
                .getResultList();
    }

    private void run(String before, String sql) {
        em.createNativeQuery(sql).setParameter(1, before).executeUpdate();
    }

    private static List<Long> ids(Query query) {
        List<?> ids = query.getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }

    private static MemberSide side(Object[] row, int first) {
        return new MemberSide(
                (UUID) row[first],
                (String) row[first + 1],
                (String) row[first + 2],
                (String) row[first + 3],
                Birth.of((Integer) row[first + 4], day(row[first + 5])),
                day(row[first + 6]),
                day(row[first + 7]),
                number(row[first + 8]),
                row[first + 9] == null ? "" : (String) row[first + 9],
                number(row[first + 10]));
    }

    private static String arrayText(List<Long> ids) {
        return ids == null ? null : ids.toString().replace('[', '{').replace(']', '}');
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static Instant instant(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : ((java.sql.Timestamp) value).toInstant();
    }
}
