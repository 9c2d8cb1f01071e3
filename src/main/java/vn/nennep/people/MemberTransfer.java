package vn.nennep.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * A member on the way from one cell to another, with the document. Once settled it stays as it is: a transfer that was
 * given back or withdrawn is followed by a new one.
 */
@Entity
@Table(name = "member_transfer")
public class MemberTransfer {

    @Id
    @GeneratedValue(generator = "member_transfer_seq")
    @SequenceGenerator(name = "member_transfer_seq", sequenceName = "member_transfer_seq")
    private Long id;

    private UUID ref;

    @Column(name = "member_id")
    private Long memberId;

    @Column(name = "from_cell_id")
    private Long fromCellId;

    @Column(name = "to_cell_id")
    private Long toCellId;

    @Enumerated(EnumType.STRING)
    private TransferKind kind;

    @Column(name = "document_number")
    private String documentNumber;

    @Column(name = "document_on")
    private LocalDate documentOn;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Enumerated(EnumType.STRING)
    private TransferStatus status;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "sent_by")
    private String sentBy;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "settled_by")
    private String settledBy;

    private String reason;

    @Version
    private int version;

    protected MemberTransfer() {}

    /**
     * Sends a member on the way.
     *
     * @param by login
     */
    public MemberTransfer(TransferOrder order, long memberId, long fromCellId, long toCellId, String by, Clock clock) {
        if (fromCellId == toCellId) {
            throw RefusedException.invalid("people.transfer.same-cell");
        }
        this.ref = order.ref();
        this.memberId = memberId;
        this.fromCellId = fromCellId;
        this.toCellId = toCellId;
        this.kind = order.kind();
        this.documentNumber = order.documentNumber();
        this.documentOn = order.documentOn();
        this.firstDay = order.firstDay();
        this.lastDay = order.lastDay();
        this.status = TransferStatus.SENT;
        this.sentAt = clock.instant();
        this.sentBy = by;
    }

    /**
     * Notes that the new cell takes the member in.
     *
     * @param day first day in the new cell; not before the day of the letter, nor after the end of a temporary stay
     */
    public void receive(LocalDate day, String by, Clock clock) {
        if (day.isBefore(firstDay)) {
            throw RefusedException.invalid("people.transfer.received-before-first", firstDay);
        }
        if (lastDay != null && day.isAfter(lastDay)) {
            throw RefusedException.invalid("people.transfer.received-after-last", lastDay);
        }
        settle(TransferStatus.RECEIVED, by, clock);
        receivedOn = day;
    }

    /** The new cell gives the member back, with a reason that the old cell can act on. */
    public void sendBack(String why, String by, Clock clock) {
        String given = VietnameseText.tidy(why);
        if (given == null) {
            throw RefusedException.invalid("people.transfer.reason-missing");
        }
        settle(TransferStatus.RETURNED, by, clock);
        reason = given;
    }

    /** The old cell takes the transfer back. */
    public void withdraw(String by, Clock clock) {
        settle(TransferStatus.WITHDRAWN, by, clock);
    }

    private void settle(TransferStatus next, String by, Clock clock) {
        if (!status.canBecome(next)) {
            throw RefusedException.conflict("people.transfer.settled");
        }
        status = next;
        settledAt = clock.instant();
        settledBy = by;
    }

    public UUID getRef() {
        return ref;
    }

    public Long getMemberId() {
        return memberId;
    }

    public Long getFromCellId() {
        return fromCellId;
    }

    public Long getToCellId() {
        return toCellId;
    }

    public TransferKind getKind() {
        return kind;
    }

    public String getDocumentNumber() {
        return documentNumber;
    }

    public LocalDate getDocumentOn() {
        return documentOn;
    }

    /** First day in the new cell as the letter says. */
    public LocalDate getFirstDay() {
        return firstDay;
    }

    /** Last day of a temporary stay, inclusive; null for an official transfer. */
    public LocalDate getLastDay() {
        return lastDay;
    }

    public TransferStatus getStatus() {
        return status;
    }

    /** First day in the new cell as received; null unless received. */
    public LocalDate getReceivedOn() {
        return receivedOn;
    }

    /** Login of who received, gave back or withdrew; null while on the way. */
    public String getSettledBy() {
        return settledBy;
    }

    /** When it was received, given back or withdrawn; null while on the way. */
    public Instant getSettledAt() {
        return settledAt;
    }

    /** Why it was given back; null unless it was. */
    public String getReason() {
        return reason;
    }

    public int getVersion() {
        return version;
    }
}
