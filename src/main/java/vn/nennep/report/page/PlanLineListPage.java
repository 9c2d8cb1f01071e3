package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Language;
import vn.nennep.report.CountedPlanLine;
import vn.nennep.report.RecordFilter;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** The sessions that the plans of a branch foresee, and which of them were held. */
@Named
@ViewScoped
public class PlanLineListPage extends RecordListPage<CountedPlanLine> {

    private static final List<String> KNOWN = List.of("yes", "no");

    @Inject
    private ListService lists;

    @Inject
    private Language language;

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
    protected ListFile<CountedPlanLine> asFile() {
        Map<String, String> groups = lists.listTopicGroups().stream()
                .collect(Collectors.toMap(ListedCode::code, group -> group.name(language.getLocale())));
        return file(
                "chuyen-de-trong-ke-hoach",
                "report.plan-lines.title",
                List.of(
                        ListFile.narrow("tree.unit.code", CountedPlanLine::cellCode),
                        ListFile.name("rollcall.cell", CountedPlanLine::cellName),
                        ListFile.narrow("report.plan-lines.month", CountedPlanLine::month),
                        ListFile.text("rollcall.topic", CountedPlanLine::topic),
                        ListFile.narrow("codelist.groups", row -> groups.get(row.topicGroup())),
                        ListFile.narrow("report.plan-lines.held-on", CountedPlanLine::heldOn)));
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
