package vn.nennep.calendar;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/** Locks and unlocks reporting years, and says which are open. */
@Stateless
public class CalendarService {

    /** The earliest year that anything can be recorded for: the Party was founded in it. */
    public static final int FIRST_YEAR = 1930;

    private static final int YEARS_AHEAD = 1;

    @Inject
    private CalendarRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public boolean isLocked(int year) {
        return repository.find(year).map(ReportingYear::isLocked).orElse(false);
    }

    /**
     * Refuses a change of what happens on this day when its year is locked or nobody plans that far.
     *
     * @throws RefusedException naming the year and when it was locked
     */
    public void requireOpen(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > today().getYear() + YEARS_AHEAD) {
            throw RefusedException.invalid("calendar.year-out-of-range", FIRST_YEAR, today().getYear() + YEARS_AHEAD);
        }
        repository.find(day.getYear()).filter(ReportingYear::isLocked).ifPresent(year -> {
            throw RefusedException.conflict(
                    "calendar.year-locked",
                    year.getYear(),
                    year.getLockedAt().atZone(clock.getZone()).toLocalDate(),
                    year.getLockedBy());
        });
    }

    /** The years that are locked now. */
    public Set<Integer> lockedYears() {
        return repository.list().stream()
                .filter(ReportingYear::isLocked)
                .map(ReportingYear::getYear)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<ReportingYear> list() {
        access.requireAnywhere(Right.LOCK_YEARS);
        return repository.list();
    }

    public void lock(int year) {
        access.requireAnywhere(Right.LOCK_YEARS);
        ReportingYear found = repository.find(year).orElseGet(() -> {
            ReportingYear fresh = new ReportingYear(year);
            repository.add(fresh);
            return fresh;
        });
        found.lock(access.login(), clock);
    }

    public void unlock(int year) {
        access.requireAnywhere(Right.LOCK_YEARS);
        repository.find(year).ifPresent(ReportingYear::unlock);
    }
}
