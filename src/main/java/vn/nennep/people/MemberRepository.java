package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.tree.UnitKind;

/** Members, memberships and leave in the database. */
@ApplicationScoped
public class MemberRepository {

    // People sort by given name, then family and middle names, in Vietnamese letter order.
    private static final String BY_NAME =
            " order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code";

    @PersistenceContext
    private EntityManager em;

    /** The units directly below on a day, each with the size of its branch. */
    List<ChildUnitRow> listChildren(long unitId, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        with recursive branch(top, id, kind) as (
                          select p.unit_id, p.unit_id, p.kind from unit_period_on(?2) p
                          where p.parent_id = ?1
                          union all
                          select b.top, p.unit_id, p.kind from branch b join unit_period_on(?2) p on p.parent_id = b.id
                        )
                        select u.code, p.name, p.kind,
                          (select count(*) from unit_period_on(?2) d where d.parent_id = u.id),
                          count(b.id) filter (where b.kind = 'CELL'),
                          coalesce(sum(h.members), 0)
                        from branch b
                        join unit u on u.id = b.top
                        join unit_period_on(?2) p on p.unit_id = u.id
                        left join (select cell_id, count(*) as members from membership
                                   where category <> 'TEMPORARY_IN'
                                     and ?2 between valid_from and coalesce(valid_to, 'infinity')
                                   group by cell_id) h on h.cell_id = b.id
                        group by u.id, u.code, p.name, p.kind
                        order by u.code
                        """)
                .setParameter(1, unitId)
                .setParameter(2, day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ChildUnitRow(
                        (String) row[0],
                        (String) row[1],
                        UnitKind.valueOf((String) row[2]),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue(),
                        ((Number) row[5]).longValue()))
                .toList();
    }

    /** The people of a cell on a day, by given name; whoever asks has looked whether the person may see them. */
    public List<MemberRow> listMembers(long cellId, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.id, m.ref, m.code, m.family_and_middle_name, m.given_name, m.birth_year, m.birth_date,
                          m.admitted_on, s.category, s.valid_from, s.valid_to, r.not_due_because,
                          (select string_agg(k.code, ' ' order by k.position, k.code)
                             from member_position h join position_kind k on k.code = h.kind
                             where h.member_id = m.id and h.unit_id = ?1
                               and ?2 between h.valid_from and coalesce(h.valid_to, 'infinity'))
                        from roster_of_day(?1, ?2) r
                        join member m on m.id = r.member_id
                        join membership s on s.member_id = m.id and s.cell_id = ?1
                          and ?2 between s.valid_from and coalesce(s.valid_to, 'infinity')
                        """
                                + BY_NAME)
                .setParameter(1, cellId)
                .setParameter(2, day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new MemberRow(
                        ((Number) row[0]).longValue(),
                        (UUID) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        Birth.of((Integer) row[5], day(row[6])),
                        day(row[7]),
                        MembershipCategory.valueOf((String) row[8]),
                        day(row[9]),
                        day(row[10]),
                        row[11] == null ? null : LeaveKind.valueOf((String) row[11]),
                        row[12] == null ? List.of() : List.of(((String) row[12]).split(" "))))
                .toList();
    }

    /**
     * People within sight by a part of their name or by their code, with the cell that they are of or were of last; who
     * belongs nowhere today is among them.
     *
     * @param words without accents, lower case
     */
    List<FoundMember> findMembers(String words, String code, LocalDate today, int most) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.ref, m.code, m.family_and_middle_name || ' ' || m.given_name, u.code, p.name, s.valid_to,
                          exists (select 1 from member_stays(m.id) y
                            where ?3 between y.valid_from and coalesce(y.valid_to, 'infinity'))
                        from member m
                        cross join lateral (select b.cell_id, b.valid_to from membership b where b.member_id = m.id
                          order by ?3 between b.valid_from and coalesce(b.valid_to, 'infinity') desc,
                            b.category = 'TEMPORARY_IN', coalesce(b.valid_to, 'infinity') desc limit 1) s
                        join unit u on u.id = s.cell_id
                        join unit_period_on(unit_day(u.id, ?3)) p on p.unit_id = u.id
                        where m.merged_into is null and (strpos(m.search_name, ?1) > 0 or lower(m.code) = lower(?2))
                        """
                                + BY_NAME)
                .setParameter(1, words)
                .setParameter(2, code)
                .setParameter(3, today)
                .setMaxResults(most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> found(row, today))
                .toList();
    }

    private static FoundMember found(Object[] row, LocalDate today) {
        LocalDate last = day(row[5]);
        boolean here = last == null || !last.isBefore(today);
        FoundMember.Standing standing = here
                ? FoundMember.Standing.HERE
                : (Boolean) row[6] ? FoundMember.Standing.ELSEWHERE : FoundMember.Standing.NOWHERE;
        return new FoundMember(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                standing,
                here ? null : last.plusDays(1));
    }

    Optional<Member> findMember(UUID ref) {
        return em.createQuery("select m from Member m where m.ref = :ref", Member.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The member that an entry turned out to be after all merges; the entry itself when it was never merged. */
    Member followMerges(Member entry) {
        Member member = entry;
        while (member.getMergedInto() != null) {
            member = em.find(Member.class, member.getMergedInto());
        }
        return member;
    }

    boolean memberCodeTaken(String code) {
        return (Boolean) em.createNativeQuery("select member_code_taken(?1)")
                .setParameter(1, code)
                .getSingleResult();
    }

    /** A code of another member in sight that is easily taken for this one. */
    Optional<String> findAlike(String code) {
        List<?> codes = em.createNativeQuery("select code from member where "
                        + DoubtfulText.CONFUSABLE_SQL.formatted("code") + " = ?1 and code <> ?2 order by code")
                .setParameter(1, DoubtfulText.confusable(code))
                .setParameter(2, code)
                .setMaxResults(1)
                .getResultList();
        return codes.stream().map(String.class::cast).findFirst();
    }

    List<Membership> listMemberships(long memberId) {
        return em.createQuery(
                        "select s from Membership s where s.memberId = :member order by s.validFrom", Membership.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    List<MemberLeave> listLeaves(long memberId) {
        return em.createQuery(
                        "select l from MemberLeave l where l.memberId = :member order by l.validFrom",
                        MemberLeave.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    Optional<MemberLeave> findLeave(long id) {
        return Optional.ofNullable(em.find(MemberLeave.class, id));
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Object entity) {
        em.persist(entity);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    /** Every membership of a member, whoever asks: whether a change is allowed depends on all of them. */
    List<Stay> listStays(long memberId) {
        List<?> rows = em.createNativeQuery("select cell_id, valid_from, valid_to from member_stays(?1)")
                .setParameter(1, memberId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Stay(
                        ((Number) row[0]).longValue(),
                        ((java.sql.Date) row[1]).toLocalDate(),
                        row[2] == null ? null : ((java.sql.Date) row[2]).toLocalDate()))
                .toList();
    }

    /** The cells that the member belongs to or will; for somebody who has left all, the last one. */
    List<Long> listKeepingCells(long memberId, LocalDate today) {
        List<Stay> stays = listStays(memberId);
        List<Long> present = stays.stream()
                .filter(stay -> stay.to() == null || !stay.to().isBefore(today))
                .map(Stay::cellId)
                .distinct()
                .toList();
        return present.isEmpty()
                ? stays.stream()
                        .max(Comparator.comparing(Stay::to))
                        .map(stay -> List.of(stay.cellId()))
                        .orElse(List.of())
                : present;
    }
}
