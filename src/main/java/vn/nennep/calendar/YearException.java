package vn.nennep.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

/** A branch is let into a locked year for a reason; it ends by itself. */
@Entity
@Table(name = "year_exception")
public class YearException {

    /** Longer than this is no exception any more: the year is to be unlocked. */
    static final Duration LONGEST = Duration.ofDays(60);

    @Id
    @GeneratedValue(generator = "year_exception_seq")
    @SequenceGenerator(name = "year_exception_seq", sequenceName = "year_exception_seq")
    private Long id;

    private UUID ref;

    private int year;

    @Column(name = "unit_id")
    private long unitId;

    private String reason;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @Column(name = "granted_by")
    private String grantedBy;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private String endedBy;

    @Version
    private int version;

    protected YearException() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one exception
     * @param endsAt when it ends by itself: to come, and within {@link #LONGEST}
     */
    YearException(UUID ref, int year, long unitId, String reason, Instant endsAt, String by, Clock clock) {
        Instant now = clock.instant();
        if (endsAt == null || !endsAt.isAfter(now) || endsAt.isAfter(now.plus(LONGEST))) {
            throw RefusedException.invalid("calendar.exception-end", LONGEST.toDays());
        }
        this.ref = ref;
        this.year = year;
        this.unitId = unitId;
        this.reason = Reason.of(reason, Reason.SHORT);
        this.endsAt = endsAt;
        this.grantedBy = by;
        this.grantedAt = now;
    }

    /** Ends it before its time; refuses one that is over. */
    void end(String by, Clock clock) {
        if (!holdsAt(clock.instant())) {
            throw RefusedException.conflict("calendar.exception-over");
        }
        endedAt = clock.instant();
        endedBy = by;
    }

    /** Whether it lets somebody in at a moment: from the grant on, up to but not at its end. */
    boolean holdsAt(Instant moment) {
        return !moment.isBefore(grantedAt) && moment.isBefore(endsAt) && (endedAt == null || moment.isBefore(endedAt));
    }

    long getUnitId() {
        return unitId;
    }
}
