package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Names;

/** Topic proposals in the database. */
@ApplicationScoped
public class ProposalRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<TopicProposal> find(UUID ref) {
        return em.createQuery("select t from TopicProposal t where t.ref = :ref", TopicProposal.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The proposal that a line of a plan came from. */
    Optional<TopicProposal> findChosen(UUID line) {
        return em.createQuery("select t from TopicProposal t where t.planLine = :line", TopicProposal.class)
                .setParameter("line", line)
                .getResultStream()
                .findFirst();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(TopicProposal proposal) {
        em.persist(proposal);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    /** The member whom the person's account stands for, when that member belongs to the cell on the day. */
    Optional<Long> findOwnMember(long cellId, LocalDate day) {
        List<?> ids = em.createNativeQuery("select member_id from membership where member_id = scope_member()"
                        + " and cell_id = ?1 and ?2 between valid_from and coalesce(valid_to, 'infinity')")
                .setParameter(1, cellId)
                .setParameter(2, day)
                .setMaxResults(1)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    /**
     * The proposals of a cell's year, undecided ones first.
     *
     * @param all false for the person's own only
     */
    List<ProposalRow> list(long cellId, int year, boolean all) {
        List<?> rows = em.createNativeQuery(
                        """
                        select t.ref, m.full_name,
                          coalesce(t.member_id = scope_member(), false), t.title, t.reason, g.code, cast(names_of_topic_group(g.code) as text),
                          t.status, t.proposed_at, t.decided_at, t.decided_by, t.decision_reason,
                          (select l.month from plan_line l join annual_plan p on p.id = l.plan_id
                            where l.line = t.plan_line order by p.revision desc limit 1), t.version
                        from topic_proposal t
                        join topic_group g on g.code = t.topic_group
                        left join member m on m.id = t.member_id
                        where t.cell_id = ?1 and t.year = ?2 and (?3 or t.member_id = scope_member())
                        order by t.status <> 'PROPOSED', t.id desc
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .setParameter(3, all)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ProposalRow(
                        (UUID) row[0],
                        (String) row[1],
                        (Boolean) row[2],
                        (String) row[3],
                        (String) row[4],
                        new ListedCode((String) row[5], Names.read((String) row[6])),
                        TopicProposalStatus.valueOf((String) row[7]),
                        moment(row[8]),
                        moment(row[9]),
                        (String) row[10],
                        (String) row[11],
                        row[12] == null ? null : ((Number) row[12]).intValue(),
                        ((Number) row[13]).intValue()))
                .toList();
    }

    private static Instant moment(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }
}
