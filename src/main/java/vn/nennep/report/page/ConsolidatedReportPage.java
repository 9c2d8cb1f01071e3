package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.frame.Words;
import vn.nennep.plan.ListService;
import vn.nennep.plan.ListedCode;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** The consolidated participation of a unit in a year, and the way on from each figure to what is behind it. */
@Named
@ViewScoped
public class ConsolidatedReportPage implements Serializable {

    private static final Set<String> VIEWS = Set.of("all", "group", "form", "month", "quality", "plan");

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
    private Links links;

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
     * A column of a view.
     *
     * @param number what it counts in a line
     * @param rate shown in the place of the number; null for none
     * @param address what its figure opens into, by the codes of the unit and of the one above it; null for nothing
     */
    public record Column(
            String name,
            ToIntFunction<ReportLine> number,
            Function<ReportLine, Rate> rate,
            BinaryOperator<String> address) {}

    /** A name over some columns. */
    public record Heading(String name, int columns) {}

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
        view = VIEWS.contains(String.valueOf(view)) ? view : "all";
        tree = TreeView.NOW.text().equals(tree) ? tree : null;
        columns = columns();
        report = reports.find(unit, year, shown()).orElse(null);
        if (report == null) {
            elsewhere = !reports.isPublished(unit, year)
                    ? null
                    : shown() == TreeView.NOW ? "report.not-now" : "report.not-then";
        } else {
            outOfSight = units.listOutOfSight(
                    report.children().stream().map(ReportLine::currentCode).toList());
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

    private List<Column> columns() {
        return switch (view) {
            case "group" -> split(lists.listTopicGroups(), ReportLine::topicGroup);
            case "form" -> split(lists.listForms(), ReportLine::form);
            case "month" -> months();
            case "quality" -> quality();
            case "plan" -> plan();
            default -> List.of();
        };
    }

    private List<Column> split(List<ListedCode> codes, ToIntBiFunction<ReportLine, String> share) {
        Function<ListedCode, Column> column = one ->
                meetings(one.name(language.getLocale()), line -> share.applyAsInt(line, one.code()), view, one.code());
        return Stream.concat(
                        codes.stream().map(column), Stream.of(sum("report.col.thematic", ReportLine::thematicSessions)))
                .toList();
    }

    private List<Column> months() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 12).mapToObj(month -> {
                            String number = String.valueOf(month);
                            return meetings(
                                    messages.text("report.month", number), line -> line.month(month), view, number);
                        }),
                        Stream.of(sum("report.col.sessions-all", ReportLine::sessions)))
                .toList();
    }

    private List<Column> quality() {
        List<Column> found = new ArrayList<>();
        for (String grade : ReportLine.GRADES) {
            found.add(meetings(grade(grade), line -> line.grade(grade), "grade", grade));
        }
        String none = ReportLine.NO_GRADE;
        found.add(meetings(grade(none), line -> line.grade(none), "grade", none));
        found.add(new Column(
                messages.text("report.col.sessions-all"),
                ReportLine::sessions,
                null,
                (of, under) -> links.meetings(of, under, year, getNow())));
        found.add(said("report.contributions", line -> line.said().contributions(), "ANYTHING"));
        found.add(said("report.contributions.open", line -> line.said().open(), "UNANSWERED"));
        found.add(said("report.speakers", line -> line.said().speakers(), "BY_MEMBERS"));
        return found;
    }

    private List<Column> plan() {
        List<Column> found = new ArrayList<>();
        found.add(new Column(
                messages.text("report.plans-reported"),
                line -> line.plan().reported(),
                null,
                (of, under) -> links.plans(of, under, year, getNow())));
        found.add(planLines("report.plan-lines", line -> line.plan().lines(), null));
        found.add(planLines("report.plan-lines.kept", line -> line.plan().kept(), "yes"));
        found.add(planLines("report.plan-lines.open", line -> line.plan().open(), "no"));
        found.add(rate(line -> line.plan().rate()));
        found.add(keyTasks("report.key-tasks.registered", line -> line.tasks().registered(), null));
        found.add(keyTasks("report.key-tasks.done", line -> line.tasks().done(), "yes"));
        found.add(rate(line -> line.tasks().rate()));
        for (String grade : ReportLine.GRADES) {
            found.add(new Column(
                    grade(grade),
                    line -> line.yearGrade(grade),
                    null,
                    (of, under) -> links.yearGrades(of, under, year, grade, getNow())));
        }
        return found;
    }

    private Column meetings(String name, ToIntFunction<ReportLine> number, String by, String value) {
        return new Column(name, number, null, (of, under) -> links.meetings(of, under, year, by, value, getNow()));
    }

    private Column said(String key, ToIntFunction<ReportLine> number, String value) {
        return meetings(messages.text(key), number, "said", value);
    }

    private Column planLines(String key, ToIntFunction<ReportLine> number, String kept) {
        return new Column(
                messages.text(key), number, null, (of, under) -> links.planLines(of, under, year, kept, getNow()));
    }

    private Column keyTasks(String key, ToIntFunction<ReportLine> number, String done) {
        return new Column(
                messages.text(key), number, null, (of, under) -> links.keyTasks(of, under, year, done, getNow()));
    }

    private Column rate(Function<ReportLine, Rate> rate) {
        return new Column(messages.text("report.rate"), line -> 0, rate, null);
    }

    /** What the columns before it add up to; a session with two forms counts once here. */
    private Column sum(String key, ToIntFunction<ReportLine> number) {
        return new Column(messages.text(key), number, null, null);
    }

    private String grade(String name) {
        return messages.text("Grade." + name);
    }

    /** The names over the columns; empty when the columns need none. */
    public List<Heading> getHeadings() {
        return switch (view) {
            case "quality" ->
                List.of(
                        new Heading(messages.text("report.grades"), ReportLine.GRADES.size() + 2),
                        new Heading(messages.text("report.said"), 3));
            case "plan" ->
                List.of(
                        new Heading(messages.text("report.plan"), 5),
                        new Heading(messages.text("report.key-tasks"), 3),
                        new Heading(messages.text("report.year-grades"), ReportLine.GRADES.size()));
            default -> List.of();
        };
    }

    /** What stands in a line and column. */
    public String text(ReportLine line, Column column) {
        return column.rate() == null
                ? words.number(column.number().applyAsInt(line))
                : words.rate(column.rate().apply(line));
    }

    public boolean isZero(ReportLine line, Column column) {
        return column.rate() == null && column.number().applyAsInt(line) == 0;
    }

    /** What a figure of a child's line opens into; null when it opens into nothing. */
    public String address(ReportLine line, Column column) {
        return isZero(line, column) || column.address() == null
                ? null
                : column.address().apply(line.currentCode(), unit.code());
    }

    /** What a figure of the last line opens into; null when it opens into nothing. */
    public String totalAddress(Column column) {
        return isZero(report.unit(), column) || column.address() == null
                ? null
                : column.address().apply(report.unit().currentCode(), null);
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
