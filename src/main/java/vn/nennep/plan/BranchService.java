package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.UnitRow;

/** How the cells of a branch plan their year, for the committee that follows them. */
@Stateless
public class BranchService {

    @Inject
    private BranchRepository repository;

    @Inject
    private PlanRepository plans;

    @Inject
    private PlanAccessService gate;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * A branch in a year.
     *
     * @param askedYear null for this year, or the latest with a plan when this one has none
     */
    public BranchView view(String unitCode, Integer askedYear) {
        UnitRow unit = units.get(unitCode);
        List<Integer> years = repository.listYears();
        int year = gate.yearOf(
                unit, askedYear == null ? Integer.valueOf(Years.proposed(years, today().getYear())) : askedYear);
        return new BranchView(
                unit,
                year,
                gate.dayOf(year),
                years,
                repository.findDue(unit.id(), year),
                access.may(Right.DIRECT_CELLS, unit.id()),
                today());
    }

    /**
     * A page of the cells of a branch.
     *
     * @param request sorted by {@code name}, {@code status}, {@code reportedOn}, {@code kept} or {@code tasks}, by code
     *     else; searched by name and code
     */
    public BranchSlice list(BranchView branch, BranchFilter filter, PageRequest request) {
        access.require(Right.SEE, branch.unit().id());
        return repository.page(branch.unit(), branch.year(), branch.treeDay(), branch.today(), filter, request);
    }

    /**
     * Sets the day by which a committee wants the plans of its branch.
     *
     * @param day within the year of the plan or the one before; null to set none
     */
    public void wantBy(String unitCode, int year, LocalDate day) {
        UnitRow unit = units.get(unitCode);
        access.require(Right.DIRECT_CELLS, unit.id());
        gate.requireOpen(unit.id(), year);
        if (day != null && (day.getYear() < year - 1 || day.getYear() > year)) {
            throw RefusedException.invalid("plan.due-range", year - 1, year);
        }
        plans.saveDue(unit.id(), year, day);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
