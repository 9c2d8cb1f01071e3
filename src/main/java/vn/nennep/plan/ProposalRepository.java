package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.codelist.ListKind;
import vn.nennep.codelist.ListedCodeColumns;
import vn.nennep.shared.Sql;

/** Topic proposals in the database. */
@ApplicationScoped
public class ProposalRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

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
        return sql.query("select member_id from membership where member_id = scope_member() and cell_id = :cell"
                        + " and :day between valid_from and coalesce(valid_to, 'infinity')")
                .bind("cell", cellId)
                .bind("day", day)
                .mapTo(Long.class)
                .findFirst();
    }

    /**
     * The proposals of a cell's year, undecided ones first.
     *
     * @param all false for the person's own only
     */
    List<ProposalRow> list(long cellId, int year, boolean all) {
        return ListedCodeColumns.read(sql.query(
                        """
                        select t.ref, m.full_name as proposer, coalesce(t.member_id = scope_member(), false) as own,
                          t.title, t.reason, %s as "group", t.status, t.proposed_at, t.decided_at, t.decided_by,
                          t.decision_reason,
                          (select l.month from plan_line l join annual_plan p on p.id = l.plan_id
                            where l.line = t.plan_line order by p.revision desc limit 1) as month, t.version
                        from topic_proposal t
                        join topic_group g on g.code = t.topic_group
                        left join member m on m.id = t.member_id
                        where t.cell_id = :cell and t.year = :year and (:all or t.member_id = scope_member())
                        order by t.status <> 'PROPOSED', t.id desc
                        """
                                .formatted(ListedCodeColumns.one(ListKind.TOPIC_GROUP, "g"))))
                .bind("cell", cellId)
                .bind("year", year)
                .bind("all", all)
                .mapTo(ProposalRow.class)
                .list();
    }
}
