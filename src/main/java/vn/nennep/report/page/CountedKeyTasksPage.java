package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import vn.nennep.report.CountedKeyTask;
import vn.nennep.report.RecordFilter;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** The registered key tasks of a branch. */
@Named
@ViewScoped
public class CountedKeyTasksPage extends RecordListPage<CountedKeyTask> {

    private static final List<String> KNOWN = List.of("yes", "no");

    private String done;

    @Override
    protected String list() {
        return "key-tasks";
    }

    @Override
    protected String by() {
        return "done";
    }

    @Override
    protected String narrow() {
        return done;
    }

    @Override
    protected ListFile<CountedKeyTask> asFile() {
        return file(
                "nhiem-vu-trong-tam",
                "report.key-tasks.title",
                List.of(
                        ListFile.narrow("tree.unit.code", CountedKeyTask::cellCode),
                        ListFile.name("rollcall.cell", CountedKeyTask::cellName),
                        ListFile.narrow("rollcall.order", CountedKeyTask::number),
                        ListFile.text("report.key-tasks.task", CountedKeyTask::task),
                        ListFile.text("report.key-tasks.target-column", CountedKeyTask::target),
                        ListFile.narrow("report.key-tasks.due", CountedKeyTask::dueOn),
                        ListFile.narrow("report.key-tasks.status", CountedKeyTask::status),
                        ListFile.narrow("report.key-tasks.rating", CountedKeyTask::rating)));
    }

    @Override
    protected RowPage<CountedKeyTask> list(RecordFilter filter, PageRequest request) {
        return records.listKeyTasks(filter, done, request);
    }

    @Override
    protected Function<CountedKeyTask, String> cell() {
        return CountedKeyTask::cellCode;
    }

    /** What the list is narrowed to; null for all, also when something else was asked for. */
    public String getDone() {
        return done;
    }

    public void setDone(String done) {
        this.done = KNOWN.contains(String.valueOf(done)) ? done : null;
    }
}
