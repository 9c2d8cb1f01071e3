package vn.nennep.report.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.function.Function;
import vn.nennep.report.CountedPlan;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.RecordSlice;

/** The plans of a branch that were reported. */
@Named
@RequestScoped
public class PlanListPage extends RecordListPage<CountedPlan> {

    @Override
    protected String list() {
        return "plans";
    }

    @Override
    protected String by() {
        return "";
    }

    @Override
    protected String narrow() {
        return null;
    }

    @Override
    protected RecordSlice<CountedPlan> slice(RecordFilter filter, int first) {
        return records.slicePlans(filter, first, ROWS_A_PAGE);
    }

    @Override
    protected Function<CountedPlan, String> cell() {
        return CountedPlan::cellCode;
    }
}
