package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.function.Function;
import vn.nennep.report.CountedPlan;
import vn.nennep.report.RecordFilter;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** The plans of a branch that were reported. */
@Named
@ViewScoped
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
    protected RowPage<CountedPlan> list(RecordFilter filter, PageRequest request) {
        return records.listPlans(filter, request);
    }

    @Override
    protected Function<CountedPlan, String> cell() {
        return CountedPlan::cellCode;
    }
}
