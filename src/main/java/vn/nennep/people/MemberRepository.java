package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.shared.Sql;

/** Members, memberships and leave in the database. */
@ApplicationScoped
public class MemberRepository {

    // People sort by given name, then family and middle names, in Vietnamese letter order.
    private static final String BY_NAME =
            " order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** The units directly below on a day, each with the size of its branch. */
    List<ChildUnitRow> listChildren(long unitId, LocalDate day) {
        return sql.query(
                        """
                        with recursive branch(top, id, kind) as (
                          select p.unit_id, p.unit_id, p.kind from unit_period_on(:day) p
                          where p.parent_id = :unit
                          union all
                          select b.top, p.unit_id, p.kind from branch b join unit_period_on(:day) p on p.parent_id = b.id
                        )
                        select u.code, p.name, p.kind,
                          (select count(*) from unit_period_on(:day) d where d.parent_id = u.id) as units,
                          count(b.id) filter (where b.kind = 'CELL') as cells,
                          coalesce(sum(h.members), 0) as members
                        from branch b
                        join unit u on u.id = b.top
                        join unit_period_on(:day) p on p.unit_id = u.id
                        left join (select cell_id, count(*) as members from membership
                                   where category <> 'TEMPORARY_IN'
                                     and :day between valid_from and coalesce(valid_to, 'infinity')
                                   group by cell_id) h on h.cell_id = b.id
                        group by u.id, u.code, p.name, p.kind
                        order by u.code
                        """)
                .bind("unit", unitId)
                .bind("day", day)
                .mapTo(ChildUnitRow.class)
                .list();
    }

    /** The people of a cell on a day, by given name; whoever asks has looked whether the person may see them. */
    public List<MemberRow> listMembers(long cellId, LocalDate day) {
        return sql.query(
                        """
                        select m.id, m.ref, m.code, m.family_and_middle_name, m.given_name, m.birth_year, m.birth_date,
                          m.admitted_on, s.category, s.valid_from, s.valid_to, r.not_due_because,
                          array(select k.code from member_position h join position_kind k on k.code = h.kind
                             where h.member_id = m.id and h.unit_id = :cell
                               and :day between h.valid_from and coalesce(h.valid_to, 'infinity')
                             order by k.position, k.code) as positions
                        from roster_of_day(:cell, :day) r
                        join member m on m.id = r.member_id
                        join membership s on s.member_id = m.id and s.cell_id = :cell
                          and :day between s.valid_from and coalesce(s.valid_to, 'infinity')
                        """
                                + BY_NAME)
                .bind("cell", cellId)
                .bind("day", day)
                .mapTo(Listed.class)
                .map(Listed::row)
                .list();
    }

    /** A line of a cell's list as it is read; the birth comes in two columns. */
    record Listed(
            long id,
            UUID ref,
            String code,
            String familyAndMiddleName,
            String givenName,
            Integer birthYear,
            LocalDate birthDate,
            LocalDate admittedOn,
            MembershipCategory category,
            LocalDate validFrom,
            LocalDate validTo,
            LeaveKind notDueBecause,
            List<String> positions) {

        private MemberRow row() {
            return new MemberRow(
                    id,
                    ref,
                    code,
                    familyAndMiddleName,
                    givenName,
                    Birth.of(birthYear, birthDate),
                    admittedOn,
                    category,
                    validFrom,
                    validTo,
                    notDueBecause,
                    positions);
        }
    }

    /**
     * People within sight by a part of their name or by their code, with the cell that they are of or were of last; who
     * belongs nowhere today is among them.
     *
     * @param words without accents, lower case
     */
    List<FoundMember> findMembers(String words, String code, LocalDate today, int most) {
        return sql.query(
                        """
                        select m.ref, m.code, m.family_and_middle_name || ' ' || m.given_name as full_name,
                          u.code as cell_code, p.name as cell_name,
                          case when coalesce(s.valid_to, 'infinity') >= :today then 'HERE'
                            when exists (select 1 from member_stays(m.id) y
                              where :today between y.valid_from and coalesce(y.valid_to, 'infinity')) then 'ELSEWHERE'
                            else 'NOWHERE' end as standing,
                          case when s.valid_to < :today then s.valid_to + 1 end as since
                        from members_named(:words, :code, :most) n(id)
                        join member m on m.id = n.id
                        cross join lateral (select b.cell_id, b.valid_to from membership b where b.member_id = m.id
                          order by :today between b.valid_from and coalesce(b.valid_to, 'infinity') desc,
                            b.category = 'TEMPORARY_IN', coalesce(b.valid_to, 'infinity') desc limit 1) s
                        join unit u on u.id = s.cell_id
                        join unit_period_on(unit_day(u.id, :today)) p on p.unit_id = u.id
                        where m.merged_into is null
                        """
                                + BY_NAME)
                .bind("words", words)
                .bind("code", code)
                .bind("today", today)
                .bind("most", most)
                .mapTo(FoundMember.class)
                .list();
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
        return sql.query("select member_code_taken(:code)")
                .bind("code", code)
                .mapTo(boolean.class)
                .one();
    }

    /** A code of another member in sight that is easily taken for this one. */
    Optional<String> findAlike(String code) {
        return sql.query("select code from member where " + DoubtfulText.CONFUSABLE_SQL.formatted("code")
                        + " = :confusable and code <> :code order by code limit 1")
                .bind("confusable", DoubtfulText.confusable(code))
                .bind("code", code)
                .mapTo(String.class)
                .findFirst();
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

    /** Every membership of a member, whoever asks: whether a change is allowed depends on all of them. */
    List<Stay> listStays(long memberId) {
        return sql.query("select cell_id, valid_from as \"from\", valid_to as \"to\" from member_stays(:member)")
                .bind("member", memberId)
                .mapTo(Stay.class)
                .list();
    }

    /** The cells that the member belongs to or will belong to; the last one for somebody who has left all. */
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
