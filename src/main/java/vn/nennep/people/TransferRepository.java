package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transfers in the database. */
@ApplicationScoped
public class TransferRepository {

    // The person of a transfer that did not come about is out of the other cell's sight: hence the left join.
    private static final String ROWS =
            """
            select t.ref, t.version, m.ref, m.code, m.full_name, m.admitted_on,
              m.official_on, t.from_cell_id, fu.code, fp.name, t.to_cell_id, tu.code, tp.name, t.kind,
              t.document_number, t.document_on, t.first_day, t.last_day, t.status, t.sent_at, t.sent_by,
              t.received_on, t.settled_at, t.settled_by, t.reason
            from member_transfer t
            left join member m on m.id = t.member_id
            join unit fu on fu.id = t.from_cell_id
            join unit_period_on(unit_day(fu.id, ?1)) fp on fp.unit_id = fu.id
            join unit tu on tu.id = t.to_cell_id
            join unit_period_on(unit_day(tu.id, ?1)) tp on tp.unit_id = tu.id
            """;

    private static final String OPEN_FIRST = " order by t.status = 'SENT' desc, coalesce(t.settled_at, t.sent_at) desc";

    @PersistenceContext
    private EntityManager em;

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
        return rows(em.createNativeQuery(ROWS
                        + " where (t.from_cell_id = any(cast(?2 as bigint[])) or t.to_cell_id = any(cast(?2 as bigint[])))"
                        + " and (t.status = 'SENT' or t.settled_at >= ?3)"
                        + OPEN_FIRST)
                .setParameter(1, today)
                .setParameter(2, arrayText(cells))
                .setParameter(3, Timestamp.from(settledSince)));
    }

    List<TransferRow> listOfMember(long memberId, LocalDate today) {
        return rows(em.createNativeQuery(ROWS + " where t.member_id = ?2 order by t.sent_at")
                .setParameter(1, today)
                .setParameter(2, memberId));
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

    private static List<TransferRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new TransferRow(
                        (UUID) row[0],
                        ((Number) row[1]).intValue(),
                        (UUID) row[2],
                        (String) row[3],
                        (String) row[4],
                        day(row[5]),
                        day(row[6]),
                        ((Number) row[7]).longValue(),
                        (String) row[8],
                        (String) row[9],
                        ((Number) row[10]).longValue(),
                        (String) row[11],
                        (String) row[12],
                        TransferKind.valueOf((String) row[13]),
                        (String) row[14],
                        day(row[15]),
                        day(row[16]),
                        day(row[17]),
                        TransferStatus.valueOf((String) row[18]),
                        instant(row[19]),
                        (String) row[20],
                        day(row[21]),
                        instant(row[22]),
                        (String) row[23],
                        (String) row[24]))
                .toList();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }

    private static String arrayText(Collection<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }
}
