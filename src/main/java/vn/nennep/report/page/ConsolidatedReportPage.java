package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.codelist.ListService;
import vn.nennep.frame.Language;
import vn.nennep.frame.NumberCell;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.frame.Person;
import vn.nennep.frame.TableMemory;
import vn.nennep.frame.Words;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportColumns;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.report.ReportView;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;
import vn.nennep.shared.Years;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** The consolidated participation of a unit in a year, and the way on from each figure to what is behind it. */
@Named
@ViewScoped
public class ConsolidatedReportPage implements Serializable {

    @Inject
    private ReportService reports;

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
    private String view;
    private String tree;
    private int year;
    private transient UnitRow unit;
    private transient List<UnitRow> path = List.of();
    private transient List<Integer> years = List.of();
    private transient ReportView shownView = ReportView.ALL;
    private transient List<ReportColumn> columns = List.of();
    private transient ReportHead head;
    private transient ConsolidatedReport report;
    private transient String elsewhere;
    private transient PagedRows<ReportRow> table;
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
        year = wantedYear(published);
        years = Years.offered(published, calendar.today().getYear(), year);
        shownView = ReportView.of(view).orElse(ReportView.ALL);
        view = shownView.text();
        tree = TreeView.NOW.text().equals(tree) ? tree : null;
        columns = new ReportColumns(language.getLocale(), lists.listTopicGroups(), lists.listPresentationForms())
                .of(shownView);
        head = null;
        totalCells = null;
        report = reports.find(unit, year, shown()).orElse(null);
        if (report == null) {
            elsewhere = !reports.isPublished(unit, year)
                    ? null
                    : shown() == TreeView.NOW ? "report.not-now" : "report.not-then";
        } else {
            outOfSight = units.listOutOfSight(
                    report.children().stream().map(ReportLine::currentCode).toList());
            memory.show("/report/consolidated.xhtml", "lines", unit.code() + ' ' + year + ' ' + view + ' ' + tree);
        }
    }

    /** Whether a line's own report can be opened by this person; not when the unit has left the branch since. */
    public boolean opens(ReportLine line) {
        return !outOfSight.contains(line.currentCode());
    }

    private int wantedYear(List<Integer> published) {
        if (yearText == null) {
            return published.isEmpty() ? calendar.today().getYear() : published.get(0);
        }
        if (!yearText.matches("\\d{4}")) {
            throw RefusedException.notFound("access.not-found");
        }
        return Integer.parseInt(yearText);
    }

    private TreeView shown() {
        return tree == null ? TreeView.THEN : TreeView.NOW;
    }

    /** The key of why only the other view has the unit; null when it has figures here, or none at all. */
    public String getElsewhere() {
        return elsewhere;
    }

    /** The address part of the other view. */
    public String getOtherTree() {
        return tree == null ? TreeView.NOW.text() : null;
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
        if (table == null) {
            table = new PagedRows<>(this::sorted);
        }
        return table;
    }

    private RowPage<ReportRow> sorted(PageRequest request) {
        Map<String, Comparator<ReportLine>> orders = new HashMap<>();
        columns.forEach(column -> orders.put(getHead().key(column), column.order()));
        orders.put("name", Comparator.comparing(ReportLine::name, VietnameseText.letterOrder()));
        RowPage<ReportLine> found =
                RowPage.of(report.children(), request, orders, line -> line.name() + ' ' + line.currentCode());
        return new RowPage<>(
                found.rows().stream()
                        .map(line -> new ReportRow(line, cells(line, unit.code())))
                        .toList(),
                found.total());
    }

    /** The cells of the last line. */
    public List<NumberCell> getTotalCells() {
        if (totalCells == null) {
            totalCells = cells(report.unit(), null);
        }
        return totalCells;
    }

    /** Put together here: the pages' expressions would ask three times for each of thousands of cells. */
    private List<NumberCell> cells(ReportLine line, String under) {
        return columns.stream()
                .map(column -> new NumberCell(text(line, column), address(line, column, under), style(line, column)))
                .toList();
    }

    /** What stands in a line and column. */
    private String text(ReportLine line, ReportColumn column) {
        return column.number(line)
                .map(words::number)
                .orElseGet(() -> words.rate(column.rate(line).orElseThrow()));
    }

    /** How a figure looks: a zero is pale, and what should not be is marked. */
    private static String style(ReportLine line, ReportColumn column) {
        if (column.number(line).filter(number -> number == 0).isPresent()) {
            return "zero";
        }
        return column.figure() == Figure.QUARTERS_MISSED ? "missed" : "";
    }

    /** What a figure opens into; null when it opens into nothing. */
    private String address(ReportLine line, ReportColumn column, String under) {
        if (column.number(line).filter(number -> number > 0).isEmpty()) {
            return null;
        }
        return figures.address(column, line.currentCode(), under, year, getNow());
    }

    /** The number of a figure of the unit itself. */
    public String totalOf(String figure) {
        return words.number(report.unit().number(Figure.valueOf(figure)));
    }

    /** The rate of a figure of the unit itself. */
    public String totalRate(String figure) {
        return words.rate(report.unit().rate(Figure.valueOf(figure)));
    }

    /** Meetings of the unit with a grade. */
    public String totalGrade(String grade) {
        return words.number(report.unit().part(Dimension.GRADE, grade));
    }

    /** Meetings of the unit that have any grade. */
    public String getTotalGraded() {
        ReportLine total = report.unit();
        return words.number(total.number(Figure.SESSIONS) - total.part(Dimension.GRADE, Dimension.NO_GRADE));
    }

    /** Whether some cells of the unit had no thematic meeting. */
    public boolean isAnyCellWithoutThematic() {
        return report.unit().number(Figure.CELLS_WITH_THEMATIC) < report.unit().number(Figure.CELLS);
    }

    /** Whether a quarter was missed. */
    public boolean isAnyQuarterMissed() {
        return report.unit().number(Figure.QUARTERS_MISSED) > 0;
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
        return year;
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
