package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import vn.nennep.report.CountedKeyTask;
import vn.nennep.report.RecordFilter;
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
