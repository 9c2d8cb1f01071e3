package vn.nennep.report.page;

import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Function;
import vn.nennep.frame.BranchListPage;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.RecordListService;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.tree.UnitRow;

/** A list of the records behind a figure of a unit; it has as many as the figure says. */
public abstract class RecordListPage<T> extends BranchListPage<T> {

    private static final long serialVersionUID = 1L;

    @Inject
    protected RecordListService records;

    @Inject
    private ReportLinks links;

    private Set<String> outOfSight = Set.of();

    /** The name of the list in its address. */
    protected abstract String list();

    /** The parameter that narrows the list; empty for none. */
    protected abstract String by();

    /** What it is narrowed to; null for all. */
    protected abstract String narrow();

    protected abstract RowPage<T> list(RecordFilter filter, PageRequest request);

    /** The code of a row's cell. */
    protected abstract Function<T, String> cell();

    @Override
    protected String view() {
        return "/report/" + list() + ".xhtml";
    }

    @Override
    protected RowPage<T> read(PageRequest request) {
        RowPage<T> found = list(new RecordFilter(getUnit(), parent(), getPeriod(), getNow()), request);
        outOfSight = units.listOutOfSight(
                found.rows().stream().map(cell()).distinct().toList());
        return found;
    }

    /** Whether the cell of a row can be opened by this person; not when it has left the person's branch since. */
    public boolean opens(T row) {
        return !outOfSight.contains(cell().apply(row));
    }

    @Override
    public String address(int number) {
        return links.records(list(), getUnitCode(), getUnder(), getPeriod(), by(), narrow(), getNow(), number);
    }

    /** The address of the list, not narrowed. */
    public String getAll() {
        return links.records(list(), getUnitCode(), getUnder(), getPeriod(), "", null, getNow(), 1);
    }

    /** The address of a report above the list. */
    public String report(UnitRow above) {
        return links.report(above.code(), getPeriod(), "plan", getNow() == null ? null : "now");
    }
}
