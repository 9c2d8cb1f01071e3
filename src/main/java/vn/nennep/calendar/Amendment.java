package vn.nennep.calendar;

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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** A change of signed figures: asked for by the branch that was wrong, decided by somebody else above it. */
@Entity
@Table(name = "amendment")
public class Amendment {

    /** Days for which an approval can open the branch. */
    public static final int MOST_DAYS = 30;

    @Id
    @GeneratedValue(generator = "amendment_seq")
    @SequenceGenerator(name = "amendment_seq", sequenceName = "amendment_seq")
    private Long id;

    private UUID ref;

    private int year;

    @Column(name = "unit_id")
    private long unitId;

    private String what;

    private String why;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "requested_by")
    private String requestedBy;

    @Enumerated(EnumType.STRING)
    private AmendmentStatus status;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decision_reason")
    private String decisionReason;

    @Column(name = "open_until")
    private Instant openUntil;

    @Version
    private int version;

    protected Amendment() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one request
     * @param what is wrong and shall be changed, at most 1000 characters
     * @param why it was not right when it was signed, at most 1000 characters
     */
    Amendment(UUID ref, int year, long unitId, String what, String why, String by, Clock clock) {
        this.ref = ref;
        this.year = year;
        this.unitId = unitId;
        this.what = Reason.of(what, Reason.LONG);
        this.why = Reason.of(why, Reason.LONG);
        this.requestedBy = by;
        this.requestedAt = clock.instant();
        this.status = AmendmentStatus.REQUESTED;
    }

    /**
     * Opens the branch and year for some days.
     *
     * @param days 1 to {@link #MOST_DAYS}
     */
    void approve(String reason, int days, String by, Clock clock) {
        if (days < 1 || days > MOST_DAYS) {
            throw RefusedException.invalid("calendar.amendment-days", MOST_DAYS);
        }
        decide(AmendmentStatus.APPROVED, reason, by, clock);
        openUntil = decidedAt.plus(Duration.ofDays(days));
    }

    void decline(String reason, String by, Clock clock) {
        decide(AmendmentStatus.DECLINED, reason, by, clock);
    }

    private void decide(AmendmentStatus decision, String reason, String by, Clock clock) {
        if (by.equals(requestedBy)) {
            throw RefusedException.forbidden("calendar.amendment-own");
        }
        if (!status.canBecome(decision)) {
            throw RefusedException.conflict("calendar.amendment-decided", decidedBy);
        }
        decisionReason = Reason.of(reason, Reason.LONG);
        status = decision;
        decidedAt = clock.instant();
        decidedBy = by;
    }

    int getYear() {
        return year;
    }

    long getUnitId() {
        return unitId;
    }

    AmendmentStatus getStatus() {
        return status;
    }

    Instant getOpenUntil() {
        return openUntil;
    }
}
