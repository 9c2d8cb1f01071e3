package vn.nennep.alert.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.alert.Debt;
import vn.nennep.alert.DebtService;
import vn.nennep.alert.DebtStep;
import vn.nennep.alert.DebtWords;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedListPage;
import vn.nennep.frame.Person;
import vn.nennep.frame.Words;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitRow;

/** Which cells of a branch owe what for a period, and how long they are late. */
@Named
@ViewScoped
public class OwingPage extends PagedListPage<Debt> {

    private static final long serialVersionUID = 1L;

    @Inject
    private DebtService debts;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private Person person;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String unitCode;
    private String periodText;
    private DebtStep step;
    private ReportingPeriod period;
    private UnitRow unit;
    private transient List<UnitRow> path;
    private transient List<Debt> all;

    /**
     * What the cells of a committee owe together.
     *
     * @param cells cells that owe anything
     * @param longest days late of what is late the longest
     */
    public record Branch(String code, String name, int cells, int debts, int longest) {}

    public void load() {
        messages.open(() -> {
            if (unitCode == null) {
                unitCode = person.ownUnit()
                        .or(() ->
                                units.listOwnRoots().stream().map(UnitRow::code).findFirst())
                        .orElse(null);
            }
            if (unitCode == null) {
                access.requireAnywhere(Right.SEE);
                throw RefusedException.notFound("access.not-found");
            }
            unit = units.get(unitCode);
            period = periodText == null
                    ? ReportingPeriod.of(calendar.today().getYear())
                    : ReportingPeriod.parse(periodText);
            openList("/alert/owing.xhtml", "rows");
        });
    }

    private List<Debt> all() {
        if (all == null) {
            all = debts.list(unit, period);
        }
        return all;
    }

    @Override
    protected RowPage<Debt> read(PageRequest request) {
        return RowPage.of(
                all().stream()
                        .filter(debt -> step == null || debt.step().compareTo(step) >= 0)
                        .toList(),
                request,
                Map.of(
                        "cellName", Comparator.comparing(Debt::cellName, VietnameseText.letterOrder()),
                        "dueOn", Comparator.comparing(Debt::dueOn),
                        "daysLate", Comparator.comparingInt(Debt::daysLate)),
                debt -> debt.cellName() + ' ' + debt.cellCode());
    }

    @Override
    protected ListFile<Debt> asFile() {
        return new ListFile<>(
                "con-thieu",
                getTitle(),
                unit.name(),
                unit.code(),
                unit.id(),
                List.of(
                        ListFile.narrow("tree.unit.code", Debt::cellCode),
                        ListFile.name("rollcall.cell", Debt::cellName),
                        ListFile.name("alert.owing.branch", Debt::branchName),
                        ListFile.text("alert.owing.what", this::what),
                        ListFile.narrow("alert.owing.due", Debt::dueOn),
                        ListFile.narrow("alert.owing.late", Debt::daysLate),
                        ListFile.narrow("alert.owing.step", debt -> words.of(debt.step()))));
    }

    public String getTitle() {
        return messages.text("alert.owing.heading", period.inSentence(language.getLocale()));
    }

    /** What is owed, in words. */
    public String what(Debt debt) {
        return DebtWords.what(language.getLocale(), debt);
    }

    /** What the committees directly below owe, who is late the longest first; empty for a cell. */
    public List<Branch> getBranches() {
        Map<String, List<Debt>> grouped = all().stream()
                .filter(debt -> debt.branchCode() != null)
                .collect(Collectors.groupingBy(Debt::branchCode, LinkedHashMap::new, Collectors.toList()));
        return grouped.values().stream()
                .map(list -> new Branch(
                        list.get(0).branchCode(),
                        list.get(0).branchName(),
                        (int) list.stream().map(Debt::cellId).distinct().count(),
                        list.size(),
                        list.stream().mapToInt(Debt::daysLate).max().orElse(0)))
                .toList();
    }

    /** How many cells owe anything. */
    public int getCells() {
        return (int) all().stream().map(Debt::cellId).distinct().count();
    }

    /** How many of the debts are late. */
    public int getLate() {
        return (int) all().stream().filter(Debt::isLate).count();
    }

    /** Where it is done. */
    public String opening(Debt debt) {
        return switch (debt.kind()) {
            case PLAN -> links.to("plan.year", "cell", debt.cellCode(), "year", debt.year());
            case REGULAR, THEMATIC, ROLL -> links.to("rollcall.year", "cell", debt.cellCode(), "year", debt.year());
        };
    }

    @Override
    public String address(int number) {
        return address(unitCode, period, step, number);
    }

    /** The same of another period. */
    public String ofPeriod(ReportingPeriod other) {
        return address(unitCode, other, step, 1);
    }

    /** The same of another unit. */
    public String ofUnit(String code) {
        return address(code, period, step, 1);
    }

    /** The same from another step on; null for everything. */
    public String ofStep(DebtStep other) {
        return address(unitCode, period, other, 1);
    }

    private String address(String code, ReportingPeriod of, DebtStep from, int number) {
        return links.to(
                "alert.owing", "unit", code, "period", of.text(), "step", from, "page", number == 1 ? null : number);
    }

    /** The year and its quarters, and the months. */
    public List<ReportingPeriod> getPeriods() {
        return Arrays.stream(new ReportingPeriod.Kind[] {
                    ReportingPeriod.Kind.YEAR, ReportingPeriod.Kind.QUARTER, ReportingPeriod.Kind.MONTH
                })
                .flatMap(kind -> ReportingPeriod.listOf(period.year(), kind).stream())
                .toList();
    }

    public DebtStep[] getSteps() {
        return DebtStep.values();
    }

    public UnitRow getUnit() {
        return unit;
    }

    /** Topmost first, without the unit itself. */
    public List<UnitRow> getAbove() {
        if (path == null) {
            // Another server took over the session.
            path = units.listPath(unit);
        }
        return path.subList(0, path.size() - 1);
    }

    public ReportingPeriod getPeriod() {
        return period;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public String getPeriodText() {
        return periodText;
    }

    public void setPeriodText(String periodText) {
        this.periodText = periodText;
    }

    public DebtStep getStep() {
        return step;
    }

    public void setStep(DebtStep step) {
        this.step = step;
    }
}
