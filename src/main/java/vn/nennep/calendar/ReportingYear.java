package vn.nennep.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import vn.nennep.shared.RefusedException;

/** A year that was ever locked or unlocked. */
@Entity
@Table(name = "reporting_year")
public class ReportingYear {

    @Id
    private int year;

    @Column(name = "locked_at")
    private Instant lockedAt;

    @Column(name = "locked_by")
    private String lockedBy;

    @Version
    private int version;

    protected ReportingYear() {}

    public ReportingYear(int year) {
        this.year = year;
    }

    /** Refuses a year that is locked already: the first lock's date must stand. */
    public void lock(String by, Clock clock) {
        if (isLocked()) {
            throw RefusedException.conflict("calendar.already-locked", year);
        }
        lockedAt = clock.instant();
        lockedBy = by;
    }

    public void unlock() {
        lockedAt = null;
        lockedBy = null;
    }

    public boolean isLocked() {
        return lockedAt != null;
    }

    public int getYear() {
        return year;
    }

    /** Null while the year is open. */
    public Instant getLockedAt() {
        return lockedAt;
    }

    /** Login of who locked it; null while the year is open. */
    public String getLockedBy() {
        return lockedBy;
    }
}
