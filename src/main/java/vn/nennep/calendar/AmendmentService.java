package vn.nennep.calendar;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/**
 * Changes of signed figures. Who keeps the meetings of a unit, or decides amendments there, asks; the level above
 * decides: somebody with {@link Right#DECIDE_AMENDMENTS} for a unit strictly above the asking one (or for the whole
 * installation), and never who asked.
 */
@Stateless
public class AmendmentService {

    @Inject
    private CalendarRepository repository;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * Asks to change what happened in a unit in a frozen year.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     */
    public void request(UUID ref, String unitCode, int year, String what, String why) {
        if (repository.findAmendment(ref).isPresent()) {
            return;
        }
        long unitId = repository
                .findUnitId(String.valueOf(unitCode).strip())
                .filter(id -> access.may(Right.SEE, id))
                .orElseThrow(() -> RefusedException.invalid("calendar.unit-unknown", String.valueOf(unitCode)));
        if (!mayRequest(unitId)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        if (calendar.stateOf(year) != YearState.FROZEN) {
            throw RefusedException.conflict("calendar.amendment-not-frozen", year);
        }
        repository.add(new Amendment(ref, year, unitId, what, why, access.login(), clock));
    }

    /** Refuses a unit that the person does not see: it does not exist for the person. */
    public void requireInSight(String unitCode) {
        repository
                .findUnitId(unitCode.strip())
                .filter(id -> access.may(Right.SEE, id))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    /** Whether the person may ask for an amendment of a unit. */
    public boolean mayRequest(long unitId) {
        return access.may(Right.KEEP_MEETINGS, unitId) || access.may(Right.DECIDE_AMENDMENTS, unitId);
    }

    /**
     * Opens exactly that branch and year.
     *
     * @param days from now, 1 to {@link Amendment#MOST_DAYS}
     */
    public void approve(UUID ref, String reason, int days) {
        decidable(ref).approve(reason, days, access.login(), clock);
        repository.flush();
    }

    /** Declines an amendment with a reason that the unit reads. */
    public void decline(UUID ref, String reason) {
        decidable(ref).decline(reason, access.login(), clock);
        repository.flush();
    }

    /** The amendments of the person's branches, undecided ones first. */
    public List<AmendmentRow> list() {
        access.requireAnywhere(Right.SEE);
        return repository.listAmendments(
                access.scopeOf(Right.SEE),
                access.scopeOf(Right.DECIDE_AMENDMENTS),
                access.login(),
                LocalDate.now(clock));
    }

    private Amendment decidable(UUID ref) {
        Amendment found = repository
                .findAmendment(ref)
                .filter(one -> access.may(Right.SEE, one.getUnitId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        if (!access.mayAbove(Right.DECIDE_AMENDMENTS, found.getUnitId())) {
            throw RefusedException.forbidden("calendar.amendment-not-above");
        }
        return found;
    }
}
