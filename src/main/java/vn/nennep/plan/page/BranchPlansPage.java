package vn.nennep.plan.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedListPage;
import vn.nennep.frame.Person;
import vn.nennep.plan.BranchFilter;
import vn.nennep.plan.BranchRow;
import vn.nennep.plan.BranchService;
import vn.nennep.plan.BranchSlice;
import vn.nennep.plan.BranchTotals;
import vn.nennep.plan.BranchView;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.Years;
import vn.nennep.tree.UnitRow;

/** How the cells of a branch plan their year, for the officer of the committee above them. */
@Named
@ViewScoped
public class BranchPlansPage extends PagedListPage<BranchRow> {

    private static final long serialVersionUID = 1L;

    private static final int ROWS_A_PAGE = 50;

    private static final Map<String, String> FIELDS = Map.of("plan.due-range", "dueOn");

    @Inject
    private BranchService branches;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Person person;

    @Inject
    private PlanLinks links;

    @Inject
    private PageMessages messages;

    private String unitCode;
    private Integer year;
    private String only;

    private BranchView view;
    private BranchTotals totals;
    private LocalDate dueOn;

    public void load() {
        messages.open(() -> {
            access.requireAnywhere(Right.SEE);
            if (unitCode == null) {
                unitCode = person.ownUnit().orElseGet(() -> units.listOwnRoots().stream()
                        .findFirst()
                        .map(UnitRow::code)
                        .orElseThrow(() -> RefusedException.notFound("access.not-found")));
            }
            view = branches.view(unitCode, year);
            year = view.year();
            dueOn = view.dueOn();
            openList("/plan/branch.xhtml", "rows");
        });
    }

    @Override
    protected ListFile<BranchRow> asFile() {
        return new ListFile<>(
                "ke-hoach-nam",
                messages.text("plan.branch.title", year.toString()),
                view.unit().name(),
                view.unit().code(),
                view.unit().id(),
                List.of(
                        ListFile.narrow("tree.unit.code", BranchRow::code),
                        ListFile.name("plan.branch.cell", BranchRow::name),
                        ListFile.narrow("plan.branch.plan", BranchRow::status),
                        ListFile.narrow("plan.branch.number", BranchRow::number),
                        ListFile.narrow("plan.branch.due-on", BranchRow::dueOn),
                        ListFile.narrow("plan.branch.reported-on", BranchRow::reportedOn),
                        ListFile.narrow("plan.branch.lines", BranchRow::lines),
                        ListFile.narrow("plan.kept", BranchRow::kept),
                        ListFile.narrow("plan.branch.overdue-column", BranchRow::overdue),
                        ListFile.narrow("plan.tasks", BranchRow::tasks),
                        ListFile.narrow("plan.branch.tasks-confirmed", BranchRow::confirmed),
                        ListFile.narrow("plan.branch.tasks-rated", BranchRow::rated)));
    }

    @Override
    protected RowPage<BranchRow> read(PageRequest request) {
        BranchSlice slice = branches.list(view, filter(), request);
        totals = slice.totals();
        return slice.page();
    }

    @Override
    public String address(int number) {
        return links.branch(view.unit().code(), year, only, number == 1 ? null : number);
    }

    @Override
    public int getRowsAPage() {
        return ROWS_A_PAGE;
    }

    private BranchFilter filter() {
        return Stream.of(BranchFilter.values())
                .filter(one -> word(one).equals(only))
                .findFirst()
                .orElse(BranchFilter.ALL);
    }

    /** How the address names a filter. */
    public String word(BranchFilter filter) {
        return filter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Saves by which day this committee wants the plans. */
    public void want() {
        if (messages.attempt(() -> branches.wantBy(unitCode, year, dueOn), FIELDS)) {
            messages.doneOnNextPage("plan.due-saved");
            PlanLinks.go(links.branch(unitCode, year, only, null));
        }
    }

    public BranchFilter[] getFilters() {
        return BranchFilter.values();
    }

    /** The filter that holds. */
    public BranchFilter getChosen() {
        return filter();
    }

    public List<Integer> getYears() {
        return Years.offered(view.years(), view.today().getYear(), view.year());
    }

    public BranchView getView() {
        return view;
    }

    /** Of the whole branch, whatever is asked for. */
    public BranchTotals getTotals() {
        return totals;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getOnly() {
        return only;
    }

    public void setOnly(String only) {
        this.only = only;
    }
}
