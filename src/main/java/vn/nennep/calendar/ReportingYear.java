package vn.nennep.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;

/**
 * A year about whose periods anything was ever decided. It is one for the whole installation, which is normally one
 * province: branches are let into a closed year one by one, by exceptions and amendments.
 */
@Entity
@Table(name = "reporting_year")
public class ReportingYear {

    @Id
    private int year;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "locks_on")
    private LocalDate locksOn;

    @Column(name = "frozen_on")
    private LocalDate frozenOn;

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

    /**
     * Decides the dates anew. Refuses dates before the year, any change of a frozen year, and a freezing in the past:
     * figures are frozen from a day on that is still to come, or at once by {@link #freeze}.
     */
    public void schedule(YearDates dates, LocalDate today) {
        requireNotFrozen(today);
        dates.requireWithin(year);
        if (dates.frozenOn() != null && !dates.frozenOn().isAfter(today)) {
            throw RefusedException.invalid("calendar.freeze-in-past", today);
        }
        take(dates);
    }

    /** Locks the year now. Refuses a year that is locked or frozen already: the first lock's date must stand. */
    public void lock(String by, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        requireNotFrozen(today);
        if (stateOn(today) == YearState.LOCKED) {
            throw RefusedException.conflict("calendar.already-locked", year);
        }
        lockedAt = clock.instant();
        lockedBy = by;
    }

    /** Opens a locked year again for everybody. Refuses a frozen one and one that is not locked. */
    public void unlock(LocalDate today) {
        requireNotFrozen(today);
        if (stateOn(today) != YearState.LOCKED) {
            throw RefusedException.conflict("calendar.not-locked", year);
        }
        lockedAt = null;
        lockedBy = null;
        take(dates().unlocked(today));
    }

    /** The figures are signed: from today on nothing changes but by amendment, and there is no way back. */
    public void freeze(LocalDate today) {
        requireNotFrozen(today);
        LocalDate first = LocalDate.of(year, 1, 1);
        if (today.isBefore(first)) {
            throw RefusedException.invalid("calendar.dates-before-year", first);
        }
        take(dates().frozen(today));
    }

    private void requireNotFrozen(LocalDate today) {
        if (stateOn(today) == YearState.FROZEN) {
            throw RefusedException.conflict("calendar.frozen-stays", year, frozenOn);
        }
    }

    private void take(YearDates dates) {
        dueOn = dates.dueOn();
        locksOn = dates.locksOn();
        frozenOn = dates.frozenOn();
    }

    /** The state of the year on a day. */
    public YearState stateOn(LocalDate day) {
        return YearState.on(day, dates(), lockedAt != null);
    }

    /** Its dates as decided last; each null when not decided. */
    public YearDates dates() {
        return new YearDates(dueOn, locksOn, frozenOn);
    }

    public int getYear() {
        return year;
    }

    /** When somebody locked it by hand; null otherwise, also when its date locked it. */
    public Instant getLockedAt() {
        return lockedAt;
    }

    /** Login of who locked it by hand; null otherwise. */
    public String getLockedBy() {
        return lockedBy;
    }

    public int getVersion() {
        return version;
    }
}
