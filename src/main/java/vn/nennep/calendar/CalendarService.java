package vn.nennep.calendar;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/**
 * The one place that answers "may this still be changed": before each change of what happened on a day, every room asks
 * here (files ask the same function of the database, {@code year_open_for}). Also decides the periods of a year.
 *
 * <p>A year is one for the whole installation, which is normally one province; branches are let into a closed year by
 * {@link YearExceptionService exceptions} and {@link AmendmentService amendments}.
 */
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

    /** Today in Việt Nam. Pages ask for it again and again while they are sent; it needs no transaction. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whether the year is locked or frozen for everybody who has no permission of their own. */
    public boolean isLocked(int year) {
        return stateOf(year).isClosed();
    }

    /** The state of a year today. */
    public YearState stateOf(int year) {
        return repository.find(year).map(found -> found.stateOn(today())).orElse(YearState.OPEN);
    }

    /** How a year stands for a unit at this moment. */
    public YearStanding standing(long unitId, int year) {
        return repository
                .find(year)
                .map(found -> standing(found, unitId))
                .orElse(new YearStanding(year, YearState.OPEN, YearDates.NONE, null, null, null));
    }

    private YearStanding standing(ReportingYear year, long unitId) {
        YearState state = year.stateOn(today());
        return new YearStanding(
                year.getYear(),
                state,
                year.dates(),
                sinceOf(year, state),
                year.getLockedBy(),
                state.isClosed()
                        ? repository
                                .findOpenUntil(unitId, year.getYear(), clock.instant())
                                .orElse(null)
                        : null);
    }

    /** First day of the state; null for an open year. */
    private LocalDate sinceOf(ReportingYear year, YearState state) {
        return switch (state) {
            case OPEN -> null;
            case DUE -> year.dates().dueOn().plusDays(1);
            case LOCKED -> lockedSince(year);
            case FROZEN -> year.dates().frozenOn();
        };
    }

    private LocalDate lockedSince(ReportingYear year) {
        LocalDate byHand = year.getLockedAt() == null
                ? null
                : year.getLockedAt().atZone(clock.getZone()).toLocalDate();
        LocalDate byDate = year.dates().locksOn();
        boolean dateCame = byDate != null && !byDate.isAfter(today());
        return byHand == null || (dateCame && byDate.isBefore(byHand)) ? byDate : byHand;
    }

    /**
     * Refuses a change of what happened in a unit on a day when its year is closed for the unit or nobody plans that
     * far; otherwise notes the change when an exception or an amendment let it in.
     *
     * @return whether the change is late
     * @throws RefusedException naming the year, its state, since when, and what to do
     */
    public Opening requireOpen(long unitId, LocalDate day) {
        requireRange(day);
        YearState state = stateOf(day.getYear());
        if (!repository.isOpenFor(unitId, day, clock.instant())) {
            throw refusal(day.getYear());
        }
        if (state.isClosed()) {
            repository.noteChange(unitId, day, clock.instant(), access.login());
        }
        return new Opening(state);
    }

    /**
     * Refuses a change of who belonged to a unit over days when one of the years that it touches is closed for the unit.
     *
     * @param to last day, null for open
     */
    public void requireOpen(long unitId, LocalDate from, LocalDate to) {
        List<Integer> closed = repository.listClosedFor(unitId, from, to, clock.instant());
        if (!closed.isEmpty()) {
            throw refusal(closed.get(closed.size() - 1));
        }
        repository.noteChanges(unitId, from, to, clock.instant(), access.login());
    }

    /**
     * Refuses a change of a day for the whole installation when its year is closed, whatever branches are let in: for
     * what is no branch's own, as the tree of units or a consolidation.
     */
    public void requireOpen(LocalDate day) {
        requireRange(day);
        if (stateOf(day.getYear()).isClosed()) {
            throw refusal(day.getYear());
        }
    }

    private void requireRange(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > today().getYear() + YEARS_AHEAD) {
            throw RefusedException.invalid("calendar.year-out-of-range", FIRST_YEAR, today().getYear() + YEARS_AHEAD);
        }
    }

    private RefusedException refusal(int year) {
        ReportingYear found = repository.find(year).orElseThrow();
        YearState state = found.stateOn(today());
        LocalDate since = sinceOf(found, state);
        if (state == YearState.FROZEN) {
            return RefusedException.conflict("calendar.year-frozen", year, since);
        }
        return found.getLockedBy() == null
                ? RefusedException.conflict("calendar.year-locked-by-date", year, since)
                : RefusedException.conflict("calendar.year-locked", year, since, found.getLockedBy());
    }

    /** The years that are locked or frozen today. */
    public Set<Integer> lockedYears() {
        return repository.list().stream()
                .filter(year -> year.stateOn(today()).isClosed())
                .map(ReportingYear::getYear)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The years about which anything was decided, newest first; for whoever may see figures at all. */
    public List<YearStanding> listStandings() {
        access.requireAnywhere(Right.SEE);
        return repository.list().stream()
                .map(year -> {
                    YearState state = year.stateOn(today());
                    return new YearStanding(
                            year.getYear(), state, year.dates(), sinceOf(year, state), year.getLockedBy(), null);
                })
                .toList();
    }

    /** The decisions about a year, newest first. */
    public List<YearChange> listChanges(int year) {
        access.requireAnywhere(Right.LOCK_YEARS);
        return repository.listChanges(year);
    }

    /** Decides the dates of a year; refuses a frozen one. */
    public void schedule(int year, YearDates dates, String reason) {
        ReportingYear found = decided(year);
        found.schedule(dates, today());
        note(found, YearDecision.DATED, reason);
    }

    /** Locks a year now. */
    public void lock(int year, String reason) {
        ReportingYear found = decided(year);
        found.lock(access.login(), clock);
        note(found, YearDecision.LOCKED, reason);
    }

    /** Opens a locked year for everybody; refuses a frozen one. */
    public void unlock(int year, String reason) {
        ReportingYear found = decided(year);
        found.unlock(today());
        note(found, YearDecision.UNLOCKED, reason);
    }

    /** Freezes the signed figures of a year from today on; there is no way back. */
    public void freeze(int year, String reason) {
        ReportingYear found = decided(year);
        found.freeze(today());
        note(found, YearDecision.FROZEN, reason);
    }

    /** A year holds for the whole installation, and so do decisions about it. */
    private ReportingYear decided(int year) {
        access.requireAtTop(Right.LOCK_YEARS);
        if (year < FIRST_YEAR || year > today().getYear() + YEARS_AHEAD) {
            throw RefusedException.invalid("calendar.year-out-of-range", FIRST_YEAR, today().getYear() + YEARS_AHEAD);
        }
        return repository.find(year).orElseGet(() -> {
            ReportingYear fresh = new ReportingYear(year);
            repository.add(fresh);
            return fresh;
        });
    }

    private void note(ReportingYear year, YearDecision kind, String reason) {
        repository.add(new YearChange(year, kind, reason, access.login(), clock));
    }
}
