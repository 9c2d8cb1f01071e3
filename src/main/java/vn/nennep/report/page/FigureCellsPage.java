package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedListPage;
import vn.nennep.frame.Words;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.FigureCells;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tally.Figure;
import vn.nennep.tally.Opening;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** The cells behind a figure of a unit, each opening what it did itself; their sum is the figure. */
@Named
@ViewScoped
public class FigureCellsPage extends PagedListPage<ReportLine> {

    private static final long serialVersionUID = 1L;

    @Inject
    private ReportService reports;

    @Inject
    private UnitService units;

    @Inject
    private ReportLinks reportLinks;

    @Inject
    private FigureLinks figureLinks;

    @Inject
    private Links links;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private PageMessages messages;

    private String unitCode;
    private Integer year;
    private String periodText;
    private String tree;
    private String figureName;
    private ReportingPeriod period;
    private Figure figure;
    private UnitRow unit;
    private transient List<UnitRow> path;
    private transient FigureCells cells;
    private Set<String> outOfSight = Set.of();

    public void load() {
        messages.open(() -> {
            if (year == null && periodText == null) {
                throw RefusedException.notFound("access.not-found");
            }
            period = ReportingPeriod.of(periodText, year);
            figure = Arrays.stream(Figure.values())
                    .filter(one -> one.name().equals(figureName) && one.isOf(period))
                    .findFirst()
                    .orElseThrow(() -> RefusedException.notFound("access.not-found"));
            unit = units.get(unitCode);
            path = units.listPath(unit);
            tree = TreeView.NOW.text().equals(tree) ? tree : null;
            cells = null;
            getCells();
            openList("/report/cells.xhtml", "rows");
        });
    }

    /** The cells of the figure. */
    public FigureCells getCells() {
        if (cells == null) {
            ConsolidatedReport report = reports.get(
                    unit.code(), period, tree == null ? TreeView.THEN : TreeView.NOW, ReportService.MOST_LEVELS);
            if (!report.unit().knows(figure)) {
                throw RefusedException.notFound("report.figure-not-counted", words.of(figure), period.year());
            }
            cells = FigureCells.of(report, figure);
        }
        return cells;
    }

    @Override
    protected RowPage<ReportLine> read(PageRequest request) {
        FigureCells found = getCells();
        RowPage<ReportLine> page = RowPage.of(
                found.lines(),
                request,
                Map.of(
                        "name", Comparator.comparing(ReportLine::name, VietnameseText.letterOrder()),
                        "part", Comparator.comparingInt(line -> line.number(found.part())),
                        "whole", Comparator.comparingInt(line -> line.number(found.whole())),
                        "rate",
                                Comparator.comparing(
                                        line -> new Rate(line.number(found.part()), line.number(found.whole())),
                                        Rate.ORDER)),
                line -> line.name() + ' ' + line.currentCode());
        outOfSight = units.listOutOfSight(
                page.rows().stream().map(ReportLine::currentCode).toList());
        return page;
    }

    @Override
    protected ListFile<ReportLine> asFile() {
        List<ListFile.Column<ReportLine>> columns = new ArrayList<>(List.of(
                ListFile.narrow("tree.unit.code", ReportLine::code), ListFile.name("report.unit", ReportLine::name)));
        if (figure.isRate()) {
            columns.add(ListFile.narrow("Figure." + figure.part(), line -> line.number(figure.part())));
            columns.add(ListFile.narrow("Figure." + figure.whole(), line -> line.number(figure.whole())));
            columns.add(ListFile.narrow("Figure." + figure, line -> line.rate(figure)));
        } else {
            columns.add(ListFile.narrow("Figure." + figure, line -> line.number(figure)));
        }
        return new ListFile<>("chi-bo", getTitle(), unit.name(), unit.code(), unit.id(), columns);
    }

    /** What the list is of. */
    public String getTitle() {
        String name = words.of(figure);
        return messages.text(
                "report.cells.title",
                name.substring(0, 1).toUpperCase(language.getLocale()) + name.substring(1),
                period.inSentence(language.getLocale()));
    }

    @Override
    public String address(int number) {
        String list = reportLinks.cells(unitCode, period, figure.name(), tree);
        return number == 1 ? list : list + "&page=" + number;
    }

    /** The report above the list. */
    public String report(UnitRow above) {
        return reportLinks.report(above.code(), period, null, tree);
    }

    /** Where a cell's own figure leads; null when this person may not open it. */
    public String opening(ReportLine line) {
        if (outOfSight.contains(line.currentCode())) {
            return null;
        }
        String cell = line.currentCode();
        if (!line.isCell()) {
            return reportLinks.report(cell, period, null, tree);
        }
        Figure counted = figure.isRate() ? figure.part() : figure;
        if (counted.opening() != Opening.CELLS) {
            return figureLinks.address(
                    getCells().report(), new ReportColumn(null, words.of(counted), counted, null, null), line);
        }
        return figure == Figure.PEOPLE
                ? links.to("rollcall.register", "cell", cell, "year", period.year())
                : links.to("rollcall.year", "cell", cell, "year", period.year());
    }

    /** A number of a line. */
    public int number(ReportLine line, Figure of) {
        return line.number(of);
    }

    public Figure getFigure() {
        return figure;
    }

    public UnitRow getUnit() {
        return unit;
    }

    /** Topmost first. */
    public List<UnitRow> getPath() {
        if (path == null) {
            // Another server took over the session.
            path = units.listPath(unit);
        }
        return path;
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

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getPeriodText() {
        return periodText;
    }

    public void setPeriodText(String periodText) {
        this.periodText = periodText;
    }

    public String getTree() {
        return tree;
    }

    public void setTree(String tree) {
        this.tree = tree;
    }

    public String getFigureName() {
        return figureName;
    }

    public void setFigureName(String figureName) {
        this.figureName = figureName;
    }
}
