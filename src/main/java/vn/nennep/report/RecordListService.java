package vn.nennep.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;

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
     * @param first place of the first row, from 0
     * @param most rows at the most
     */
    public RecordSlice<CountedPlanLine> slicePlanLines(RecordFilter filter, String kept, int first, int most) {
        requireSight(filter);
        return repository.slicePlanLines(filter, kept, first, most);
    }

    /** The plans in force that were reported, by cell. */
    public RecordSlice<CountedPlan> slicePlans(RecordFilter filter, int first, int most) {
        requireSight(filter);
        return repository.slicePlans(filter, first, most);
    }

    /**
     * The registered key tasks, by cell and number.
     *
     * @param done {@code yes}, {@code no}, or null for all
     */
    public RecordSlice<CountedKeyTask> sliceKeyTasks(RecordFilter filter, String done, int first, int most) {
        requireSight(filter);
        return repository.sliceKeyTasks(filter, done, first, most);
    }

    /**
     * The cells whose year was graded, by code.
     *
     * @param grade name of the grade; null for all
     */
    public RecordSlice<YearGradeRow> sliceYearGrades(RecordFilter filter, String grade, int first, int most) {
        requireSight(filter);
        return repository.sliceYearGrades(filter, grade, first, most);
    }

    /** Whoever may see a report may see what its lines count, also of a unit that has left since. */
    private void requireSight(RecordFilter filter) {
        access.require(Right.SEE, (filter.under() == null ? filter.unit() : filter.under()).id());
    }
}
