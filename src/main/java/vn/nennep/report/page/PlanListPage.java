package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import vn.nennep.report.CountedPlan;
import vn.nennep.report.RecordFilter;
import vn.nennep.shared.ListFile;
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
    protected ListFile<CountedPlan> asFile() {
        return file(
                "ke-hoach",
                "report.plans.title",
                List.of(
                        ListFile.narrow("tree.unit.code", CountedPlan::cellCode),
                        ListFile.name("rollcall.cell", CountedPlan::cellName),
                        ListFile.narrow("report.plans.number", CountedPlan::number),
                        ListFile.narrow("report.plans.issued", CountedPlan::issuedOn),
                        ListFile.narrow("report.plans.reported", CountedPlan::reportedOn),
                        ListFile.narrow("report.plans.lines", CountedPlan::lines),
                        ListFile.narrow("report.plans.status", CountedPlan::status)));
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
