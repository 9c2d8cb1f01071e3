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
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** A time in which a member is not due to attend, from a day to a day, both inclusive. */
@Entity
@Table(name = "member_leave")
public class MemberLeave {

    @Id
    @GeneratedValue(generator = "member_leave_seq")
    @SequenceGenerator(name = "member_leave_seq", sequenceName = "member_leave_seq")
    private Long id;

    @Column(name = "member_id")
    private Long memberId;

    @Enumerated(EnumType.STRING)
    private LeaveKind kind;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String reason;

    @Version
    private int version;

    protected MemberLeave() {}

    /**
     * @param to last day, null when open
     * @param reason e.g. the number of the cell's resolution; null when none is given
     */
    public MemberLeave(long memberId, LeaveKind kind, LocalDate from, LocalDate to, String reason) {
        this.memberId = memberId;
        this.kind = kind;
        this.validFrom = from;
        this.reason = VietnameseText.tidy(reason);
        if (to != null) {
            end(to);
        }
    }

    /** Ends the leave with this last day; refuses a day before it began. */
    public final void end(LocalDate lastDay) {
        if (lastDay.isBefore(validFrom)) {
            throw RefusedException.invalid("people.end-before-start", validFrom);
        }
        validTo = lastDay;
    }

    public Long getId() {
        return id;
    }

    public Long getMemberId() {
        return memberId;
    }

    public LeaveKind getKind() {
        return kind;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    /** Last day, inclusive; null when open. */
    public LocalDate getValidTo() {
        return validTo;
    }

    public String getReason() {
        return reason;
    }
}
