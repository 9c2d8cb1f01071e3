package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.codelist.ListService;
import vn.nennep.frame.Language;
import vn.nennep.frame.NumberCell;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.frame.Person;
import vn.nennep.frame.TableMemory;
import vn.nennep.frame.Words;
import vn.nennep.report.ColumnChoiceService;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportColumns;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.report.ReportView;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** The consolidated participation of a unit in a period, and the way on from each figure to what is behind it. */
@Named
@ViewScoped
public class ConsolidatedReportPage implements Serializable {

    /** More lines than people look through at once. */
    private static final int MOST_ROWS = 200;

    @Inject
    private ReportService reports;

    @Inject
    private ColumnChoiceService choices;

    @Inject
    private UnitService units;

    @Inject
    private ListService lists;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Person person;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private FigureLinks figures;

    @Inject
    private TableMemory memory;

    private String code;
    private String yearText;
    private String periodText;
    private String levelsText;
    private String view;
    private String tree;
    private ReportingPeriod period;
    private int levels = ReportService.CHILDREN;
    private transient UnitRow unit;
    private transient List<UnitRow> path = List.of();
    private transient List<Integer> years = List.of();
    private transient ReportView shownView = ReportView.ALL;
    private transient List<ReportColumn> columns = List.of();
    private transient ReportHead head;
    private transient ConsolidatedReport report;
    private transient ReportComparison comparison;
    private transient boolean compared;
    private transient String elsewhere;
    private transient PagedRows<ReportRow> rows;
    private transient List<NumberCell> totalCells;
    private Set<String> outOfSight = Set.of();

    public void open() {
        messages.open(this::load);
    }

    private void load() {
        if (code == null) {
            code = person.ownUnit()
                    .or(() -> units.listOwnRoots().stream().map(UnitRow::code).findFirst())
                    .orElse(null);
        }
        if (code == null) {
            // Nothing is loaded yet: whoever has no right at all is still refused.
            access.requireAnywhere(Right.SEE);
            return;
        }
        unit = units.get(code);
        path = units.listPath(unit);
        List<Integer> published = reports.listPublishedYears();
        period = wantedPeriod(published);
        levels = wantedLevels();
        years = Years.offered(published, calendar.today().getYear(), period.year());
        shownView = ReportView.of(view).orElse(ReportView.ALL);
        view = shownView.text();
        tree = TreeView.NOW.text().equals(tree) ? tree : null;
        ReportColumns all =
                new ReportColumns(language.getLocale(), lists.listTopicGroups(), lists.listPresentationForms());
        head = null;
        totalCells = null;
        compared = false;
        report = reports.find(unit, period, shown(), levels).orElse(null);
        if (report == null) {
            elsewhere = whyNot();
        } else {
            columns = shownView == ReportView.OWN ? all.of(choices.get(), report) : all.of(shownView, report);
            outOfSight = units.listOutOfSight(
                    report.children().stream().map(ReportLine::currentCode).toList());
            memory.show(
                    "/report/consolidated.xhtml",
                    "lines",
                    unit.code() + ' ' + period + ' ' + view + ' ' + tree + ' ' + levels);
        }
    }

    /** Whether a line's own report can be opened by this person; not when the unit has left the branch since. */
    public boolean opens(ReportLine line) {
        return !outOfSight.contains(line.currentCode());
    }

    /** Why there are no figures; null when there are none of the year at all. */
    private String whyNot() {
        if (!reports.isPublished(unit, period.year())) {
            return null;
        }
        if (!period.isWholeYear()
                && reports.find(unit, ReportingPeriod.of(period.year()), shown(), 0)
                        .isPresent()) {
            return "report.period-not-counted";
        }
        return shown() == TreeView.NOW ? "report.not-now" : "report.not-then";
    }

    private ReportingPeriod wantedPeriod(List<Integer> published) {
        if (yearText == null && periodText == null) {
            return ReportingPeriod.of(published.isEmpty() ? calendar.today().getYear() : published.get(0));
        }
        if (yearText != null && !yearText.matches("\\d{4}")) {
            throw RefusedException.notFound("access.not-found");
        }
        return ReportingPeriod.of(periodText, yearText == null ? null : Integer.valueOf(yearText));
    }

    private int wantedLevels() {
        return levelsText != null && levelsText.matches("[0-9]")
                ? Integer.parseInt(levelsText)
                : ReportService.CHILDREN;
    }

    private TreeView shown() {
        return tree == null ? TreeView.THEN : TreeView.NOW;
    }

    /** The key of why only the other view has the unit; null when it has figures here, or none at all. */
    public String getElsewhere() {
        return elsewhere;
    }

    /** The day of the tree when it is the one of now; null in the view of the time. */
    public LocalDate getNow() {
        return tree == null ? null : report.run().asOf();
    }

    /** {@code now} for the organisation as it is now, null for the one of the time. */
    public String getTree() {
        return tree;
    }

    public void setTree(String tree) {
        this.tree = tree;
    }

    public ReportView[] getViews() {
        return ReportView.values();
    }

    public ReportHead getHead() {
        if (head == null) {
            head = new ReportHead(columns);
        }
        return head;
    }

    /** The lines of the table as they are searched and sorted. */
    public PagedRows<ReportRow> getTable() {
        if (rows == null) {
            rows = new PagedRows<>(request -> table().page(request));
        }
        return rows;
    }

    /** The cells of the last line. */
    public List<NumberCell> getTotalCells() {
        if (totalCells == null) {
            totalCells = table().cells(report.unit());
        }
        return totalCells;
    }

    private ReportTable table() {
        return new ReportTable(report, columns, getHead(), this::opens, words, figures);
    }

    /** The figures of the unit itself beside those of other periods; null when there are none to compare with. */
    public ReportComparison getComparison() {
        if (!compared && report != null) {
            compared = true;
            comparison = ReportComparison.of(report, reports.compare(unit, period, shown()));
        }
        return comparison;
    }

    /** Null when nothing is loaded yet. */
    public UnitRow getUnit() {
        if (unit == null && code != null) {
            // Another server took over the session.
            load();
        }
        return unit;
    }

    /** Topmost first, without the unit itself. */
    public List<UnitRow> getAbove() {
        return path.isEmpty() ? path : path.subList(0, path.size() - 1);
    }

    /** Null when the year is not published for the unit. */
    public ConsolidatedReport getReport() {
        return report;
    }

    public ReportLine getTotal() {
        return report.unit();
    }

    /** The lines of the table: the children, or the unit alone when it has none. */
    public List<ReportLine> getLines() {
        return report.children();
    }

    /** Whether a child's list of meetings can be longer than its figure here. */
    public boolean isAnyMoved() {
        return report.children().stream().anyMatch(line -> !line.whole());
    }

    public List<Integer> getYears() {
        return years;
    }

    public int getYear() {
        return period.year();
    }

    /** The period that is shown. */
    public ReportingPeriod getPeriod() {
        return period;
    }

    /** The periods of the year that can be chosen. */
    public PeriodChoices getChoices() {
        return new PeriodChoices(period);
    }

    /** The figures of the unit itself. */
    public ReportTotals getTotals() {
        return new ReportTotals(report.unit(), words);
    }

    /** How far down the lines go; null for the children, which need no word in an address. */
    public Integer getLevels() {
        return levels == ReportService.CHILDREN ? null : levels;
    }

    /** Rows a page of the table: a branch of thousands is shown in pages. */
    public int getRowsAPage() {
        return report.children().size() > MOST_ROWS ? MOST_ROWS : 0;
    }

    public String getPeriodText() {
        return periodText;
    }

    public void setPeriodText(String periodText) {
        this.periodText = periodText;
    }

    public String getLevelsText() {
        return levelsText;
    }

    public void setLevelsText(String levelsText) {
        this.levelsText = levelsText;
    }

    public List<ReportColumn> getColumns() {
        return columns;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getYearText() {
        return yearText;
    }

    public void setYearText(String yearText) {
        this.yearText = yearText;
    }

    public String getView() {
        return view;
    }

    public void setView(String view) {
        this.view = view;
    }
}
