package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Transfers in the database. */
@ApplicationScoped
public class TransferRepository {

    // The person of a transfer that did not come about is out of the other cell's sight: hence the left join.
    private static final String ROWS =
            """
            select t.ref, t.version, m.ref as member_ref, m.code as member_code, m.full_name as member_name,
              m.admitted_on, m.official_on, t.from_cell_id as from_id, fu.code as from_code, fp.name as from_name,
              t.to_cell_id as to_id, tu.code as to_code, tp.name as to_name, t.kind, t.document_number, t.document_on,
              t.first_day, t.last_day, t.status, t.sent_at, t.sent_by, t.received_on, t.settled_at, t.settled_by, t.reason
            from member_transfer t
            left join member m on m.id = t.member_id
            join unit fu on fu.id = t.from_cell_id
            join unit_period_on(unit_day(fu.id, :today)) fp on fp.unit_id = fu.id
            join unit tu on tu.id = t.to_cell_id
            join unit_period_on(unit_day(tu.id, :today)) tp on tp.unit_id = tu.id
            """;

    private static final String OPEN_FIRST = " order by t.status = 'SENT' desc, coalesce(t.settled_at, t.sent_at) desc";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<MemberTransfer> find(UUID ref) {
        return em.createQuery("select t from MemberTransfer t where t.ref = :ref", MemberTransfer.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The transfer as it stands now; nobody else settles it before this transaction ends. */
    void lock(MemberTransfer transfer) {
        em.refresh(transfer, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean hasOpen(long memberId) {
        return em.createQuery(
                                "select count(t) from MemberTransfer t where t.memberId = :member and t.status = :sent",
                                Long.class)
                        .setParameter("member", memberId)
                        .setParameter("sent", TransferStatus.SENT)
                        .getSingleResult()
                > 0;
    }

    /** Transfers from or to these cells: those on the way, and those settled since a moment. */
    List<TransferRow> listOf(Collection<Long> cells, Instant settledSince, LocalDate today) {
        return sql.query(ROWS
                        + " where (t.from_cell_id = any(:cells) or t.to_cell_id = any(:cells))"
                        + " and (t.status = 'SENT' or t.settled_at >= :since)"
                        + OPEN_FIRST)
                .bind("today", today)
                .bindArray("cells", Long.class, cells)
                .bind("since", settledSince)
                .mapTo(TransferRow.class)
                .list();
    }

    /** Oldest first. */
    List<TransferRow> listOfMember(long memberId, LocalDate today) {
        return sql.query(ROWS + " where t.member_id = :member order by t.sent_at")
                .bind("today", today)
                .bind("member", memberId)
                .mapTo(TransferRow.class)
                .list();
    }

    /** How many are on the way to a cell. */
    long countIncoming(long cellId) {
        return em.createQuery(
                        "select count(t) from MemberTransfer t where t.toCellId = :cell and t.status = :sent",
                        Long.class)
                .setParameter("cell", cellId)
                .setParameter("sent", TransferStatus.SENT)
                .getSingleResult();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(MemberTransfer transfer) {
        em.persist(transfer);
        em.flush();
    }

    void flush() {
        em.flush();
    }
}
