package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.organisation.TreeView;
import vn.nennep.organisation.UnitRow;
import vn.nennep.organisation.UnitService;
import vn.nennep.plan.ListService;
import vn.nennep.plan.ListedCode;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.RefusedException;

/** The consolidated participation of a unit in a year, and the way on from each figure to what is behind it. */
@Named
@ViewScoped
public class ConsolidatedReportPage implements Serializable {

    private static final Set<String> VIEWS = Set.of("all", "group", "form", "month");

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

    private String code;
    private String yearText;
    private String view;
    private String tree;
    private int year;
    private transient UnitRow unit;
    private transient List<UnitRow> path = List.of();
    private transient List<Integer> years = List.of();
    private transient List<Column> columns = List.of();
    private transient ConsolidatedReport report;
    private transient String elsewhere;
    private Set<String> outOfSight = Set.of();

    /**
     * A column of a view that splits the sessions.
     *
     * @param value code of the topic group or form, or number of the month
     */
    public record Column(String value, String name) {}

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
        years = reports.listPublishedYears();
        year = wantedYear();
        view = VIEWS.contains(String.valueOf(view)) ? view : "all";
        tree = TreeView.NOW.text().equals(tree) ? tree : null;
        columns = columns();
        messages.refusalOf(() -> report = reports.forYear(code, year, shown())).ifPresent(this::acceptUnpublished);
        if (report != null) {
            outOfSight = units.listOutOfSight(
                    report.children().stream().map(ReportLine::currentCode).toList());
        }
    }

    /** Whether a line's own report can be opened by this person; not when the unit has left the branch since. */
    public boolean opens(ReportLine line) {
        return !outOfSight.contains(line.currentCode());
    }

    private int wantedYear() {
        if (yearText == null) {
            return years.isEmpty() ? calendar.today().getYear() : years.get(0);
        }
        if (!yearText.matches("\\d{4}")) {
            throw RefusedException.notFound("access.not-found");
        }
        return Integer.parseInt(yearText);
    }

    private void acceptUnpublished(RefusedException refusal) {
        switch (refusal.key()) {
            case "report.not-published" -> elsewhere = null;
            case "report.not-now", "report.not-then" -> elsewhere = refusal.key();
            default -> throw refusal;
        }
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

    private List<Column> columns() {
        return switch (view) {
            case "group" -> named(lists.listTopicGroups());
            case "form" -> named(lists.listForms());
            case "month" ->
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month ->
                                new Column(String.valueOf(month), messages.text("report.month", String.valueOf(month))))
                        .toList();
            default -> List.of();
        };
    }

    private List<Column> named(List<ListedCode> codes) {
        Function<ListedCode, Column> column = one -> new Column(one.code(), one.name(language.getLocale()));
        return codes.stream().map(column).toList();
    }

    /** Sessions of a line in a column of the view. */
    public int share(ReportLine line, Column column) {
        return switch (view) {
            case "group" -> line.topicGroup(column.value());
            case "form" -> line.form(column.value());
            default -> line.month(Integer.parseInt(column.value()));
        };
    }

    /** What the columns of the view add up to; a session with two forms counts once here. */
    public int sum(ReportLine line) {
        return "month".equals(view) ? line.sessions() : line.thematicSessions();
    }

    /** Null when nothing is loaded yet. */
    public UnitRow getUnit() {
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

    public List<Column> getColumns() {
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
