package vn.nennep.calendar;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/** Lets branches into locked years: for a reason, until a moment, given by somebody above them. */
@Stateless
public class YearExceptionService {

    @Inject
    private CalendarRepository repository;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * Lets a unit and all below it into a locked year.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @param endsAt when it ends by itself
     * @throws RefusedException when the year is not locked (an open one needs no exception, a frozen one an amendment)
     */
    public void grant(UUID ref, String unitCode, int year, String reason, Instant endsAt) {
        access.requireAnywhere(Right.LOCK_YEARS);
        if (repository.findException(ref).isPresent()) {
            return;
        }
        long unitId = repository
                .findUnitId(String.valueOf(unitCode).strip())
                .filter(id -> access.may(Right.SEE, id))
                .orElseThrow(() -> RefusedException.invalid("calendar.unit-unknown", String.valueOf(unitCode)));
        if (!access.mayAbove(Right.LOCK_YEARS, unitId)) {
            throw RefusedException.forbidden("calendar.exception-not-above");
        }
        switch (calendar.stateOf(year)) {
            case FROZEN -> throw RefusedException.conflict("calendar.exception-frozen", year);
            case OPEN, DUE -> throw RefusedException.conflict("calendar.exception-needless", year);
            case LOCKED -> repository.add(new YearException(ref, year, unitId, reason, endsAt, access.login(), clock));
        }
    }

    /** Ends an exception before its time. */
    public void end(UUID ref) {
        YearException found = repository
                .findException(ref)
                .filter(one -> access.mayAbove(Right.LOCK_YEARS, one.getUnitId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        found.end(access.login(), clock);
        repository.flush();
    }

    /** The exceptions of the person's branches, those that hold first. */
    public List<YearExceptionRow> list() {
        access.requireAnywhere(Right.LOCK_YEARS);
        return repository.listExceptions(access.scopeOf(Right.LOCK_YEARS), LocalDate.now(clock), clock.instant());
    }
}
