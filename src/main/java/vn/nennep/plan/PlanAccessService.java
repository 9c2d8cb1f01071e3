package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.Grant;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Who may do what with what a cell plans, and on which day of its year it is asked. */
@Stateless
public class PlanAccessService {

    @Inject
    private PlanRepository repository;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private Clock clock;

    /**
     * The cell, for whoever may follow it.
     *
     * @param code null for the first of the person's own cells
     * @return empty when no code was given and the person belongs to no cell
     */
    public Optional<UnitRow> findCell(String code) {
        return Optional.ofNullable(code)
                .or(() -> access.listGrants().stream()
                        .filter(grant -> grant.role().isOfCell())
                        .flatMap(grant -> grant.unit().stream())
                        .map(Grant.Unit::code)
                        .findFirst())
                .map(units::getFollowedCell);
    }

    /**
     * The year to show.
     *
     * @param asked null for this year, or the latest that has anything when this one has nothing
     * @throws RefusedException not found when no plan can be of that year
     */
    public int yearOf(UnitRow cell, Integer asked) {
        if (asked == null) {
            return repository.yearToShow(cell.id(), LocalDate.now(clock).getYear());
        }
        if (asked < AnnualPlan.FIRST_YEAR || asked > AnnualPlan.LAST_YEAR) {
            throw RefusedException.notFound("access.not-found");
        }
        return asked;
    }

    /** What the person may do here. */
    public PlanRights rights(UnitRow cell, int year) {
        Set<Right> rights = access.listRights(cell.id());
        return new PlanRights(
                rights.contains(Right.SEE),
                rights.contains(Right.KEEP_MEETINGS),
                rights.contains(Right.LEAD_CELL),
                rights.contains(Right.PROPOSE),
                rights.contains(Right.DIRECT_CELLS) && access.mayAbove(Right.DIRECT_CELLS, cell.id()),
                year <= LocalDate.now(clock).getYear() + 1
                        && calendar.standing(cell.id(), year).isOpen());
    }

    /** Refuses whoever may not write drafts of the cell, and a year that is closed for it. */
    public void requireWriting(long cellId, int year) {
        if (!access.may(Right.LEAD_CELL, cellId)) {
            access.require(Right.KEEP_MEETINGS, cellId);
        }
        requireOpen(cellId, year);
    }

    /** Refuses whoever does not decide for the cell, and a year that is closed for it. */
    public void requireLeading(long cellId, int year) {
        access.require(Right.LEAD_CELL, cellId);
        requireOpen(cellId, year);
    }

    /** Refuses whoever does not answer for a superior of the cell, and a year that is closed for it. */
    public void requireDirecting(long cellId, int year) {
        if (!access.mayAbove(Right.DIRECT_CELLS, cellId)) {
            // Somebody who may not know of the cell gets another answer than somebody who may not do this.
            access.require(Right.FOLLOW, cellId);
            throw RefusedException.forbidden("plan.not-above");
        }
        requireOpen(cellId, year);
    }

    /** Refuses a change in a year that is closed for the cell or that nobody plans yet. */
    public void requireOpen(long cellId, int year) {
        calendar.requireOpen(cellId, dayOf(year));
    }

    /** The day of a year that is nearest to today. */
    public LocalDate dayOf(int year) {
        LocalDate today = LocalDate.now(clock);
        if (today.getYear() == year) {
            return today;
        }
        return today.getYear() > year ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
    }
}
