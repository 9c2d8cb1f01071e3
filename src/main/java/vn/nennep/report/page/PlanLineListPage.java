package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import vn.nennep.report.CountedPlanLine;
import vn.nennep.report.RecordFilter;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** The sessions that the plans of a branch foresee, and which of them were held. */
@Named
@ViewScoped
public class PlanLineListPage extends RecordListPage<CountedPlanLine> {

    private static final List<String> KNOWN = List.of("yes", "no");

    private String kept;

    @Override
    protected String list() {
        return "plan-lines";
    }

    @Override
    protected String by() {
        return "kept";
    }

    @Override
    protected String narrow() {
        return kept;
    }

    @Override
    protected RowPage<CountedPlanLine> list(RecordFilter filter, PageRequest request) {
        return records.listPlanLines(filter, kept, request);
    }

    @Override
    protected Function<CountedPlanLine, String> cell() {
        return CountedPlanLine::cellCode;
    }

    /** What the list is narrowed to; null for all, also when something else was asked for. */
    public String getKept() {
        return kept;
    }

    public void setKept(String kept) {
        this.kept = KNOWN.contains(String.valueOf(kept)) ? kept : null;
    }
}
