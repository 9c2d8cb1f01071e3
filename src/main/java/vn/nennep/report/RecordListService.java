package vn.nennep.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/**
 * Opens the figures of plans, key tasks and years into the records behind them. A list is asked by pages, so that the
 * rows of a whole province never come into memory.
 */
@Stateless
public class RecordListService {

    @Inject
    private RecordListRepository repository;

    @Inject
    private AccessService access;

    /**
     * The sessions that the plans in force foresee, by cell and month.
     *
     * @param kept {@code yes}, {@code no}, or null for all
     * @param request sorted by {@code cellName}, {@code month}, {@code topic} or {@code heldOn}
     */
    public RowPage<CountedPlanLine> listPlanLines(RecordFilter filter, String kept, PageRequest request) {
        requireSight(filter);
        return repository.listPlanLines(filter, kept, request);
    }

    /** The plans in force that were reported, by cell; sorted by {@code cellName}, a day, {@code lines} or {@code status}. */
    public RowPage<CountedPlan> listPlans(RecordFilter filter, PageRequest request) {
        requireSight(filter);
        return repository.listPlans(filter, request);
    }

    /**
     * The registered key tasks, by cell and number.
     *
     * @param done {@code yes}, {@code no}, or null for all
     * @param request sorted by {@code cellName}, {@code task}, {@code dueOn} or {@code status}
     */
    public RowPage<CountedKeyTask> listKeyTasks(RecordFilter filter, String done, PageRequest request) {
        requireSight(filter);
        return repository.listKeyTasks(filter, done, request);
    }

    /**
     * The cells whose year was graded, by code.
     *
     * @param grade name of the grade; null for all
     * @param request sorted by {@code cellName}
     */
    public RowPage<YearGradeRow> listYearGrades(RecordFilter filter, String grade, PageRequest request) {
        requireSight(filter);
        return repository.listYearGrades(filter, grade, request);
    }

    /** Whoever may see a report may see what its lines count, also of a unit that has left since. */
    private void requireSight(RecordFilter filter) {
        access.require(Right.SEE, (filter.under() == null ? filter.unit() : filter.under()).id());
    }
}
