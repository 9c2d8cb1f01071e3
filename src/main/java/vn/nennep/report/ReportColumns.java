package vn.nennep.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.nennep.codelist.ListedCode;
import vn.nennep.shared.Messages;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tally.FigureGroup;

/** Which figures of the catalogue each table of the report shows, in one language. Page and Excel show the same. */
public final class ReportColumns {

    private static final List<String> GRADES_AND_NONE = Stream.concat(
                    Dimension.GRADES.stream(), Stream.of(Dimension.NO_GRADE))
            .toList();

    private static final int MONTHS = 12;

    private final Locale locale;
    private final List<ListedCode> topicGroups;
    private final List<ListedCode> presentationForms;

    /**
     * @param topicGroups columns of the view by topic group
     * @param presentationForms columns of the view by form
     */
    public ReportColumns(Locale locale, List<ListedCode> topicGroups, List<ListedCode> presentationForms) {
        this.locale = locale;
        this.topicGroups = topicGroups;
        this.presentationForms = presentationForms;
    }

    /** The columns of a table that are known of the unit of a report, from the left. */
    public List<ReportColumn> of(ReportView view, ConsolidatedReport report) {
        return of(view).stream().filter(column -> column.isOf(report)).toList();
    }

    /** The columns of a person's choice that are known of the unit of a report, from the left. */
    public List<ReportColumn> of(ColumnChoice choice, ConsolidatedReport report) {
        return of(choice).stream().filter(column -> column.isOf(report)).toList();
    }

    private List<ReportColumn> of(ColumnChoice choice) {
        return choice.names().stream().flatMap(this::chosen).toList();
    }

    private Stream<ReportColumn> chosen(String name) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .map(this::values)
                .orElseGet(() -> {
                    Figure figure = Figure.valueOf(name);
                    return Stream.of(column(heading(figure.group()), figure));
                });
    }

    private Stream<ReportColumn> values(Dimension dimension) {
        return switch (dimension) {
            case MONTH -> months();
            case TOPIC_GROUP -> codes(topicGroups, dimension);
            case FORM -> codes(presentationForms, dimension);
            case GRADE -> grades(FigureGroup.GRADES, dimension, GRADES_AND_NONE.stream());
            case YEAR_GRADE -> grades(FigureGroup.YEAR_GRADES, dimension, Dimension.GRADES.stream());
        };
    }

    private List<ReportColumn> of(ReportView view) {
        return switch (view) {
            case ALL -> groups(FigureGroup.CELLS, FigureGroup.THEMATIC, FigureGroup.MEETINGS, FigureGroup.ALONE);
            case OWN -> of(ColumnChoice.DEFAULT);
            case REPORTING -> groups(FigureGroup.CELLS, FigureGroup.REPORTED, FigureGroup.QUARTERS);
            case GROUP -> split(codes(topicGroups, Dimension.TOPIC_GROUP), Figure.THEMATIC_SESSIONS);
            case FORM -> split(codes(presentationForms, Dimension.FORM), Figure.THEMATIC_SESSIONS);
            case MONTH -> split(months(), Figure.SESSIONS);
            case QUALITY -> quality();
            case PLAN -> plan();
        };
    }

    private List<ReportColumn> groups(FigureGroup... groups) {
        return Stream.of(groups).flatMap(this::group).toList();
    }

    private Stream<ReportColumn> group(FigureGroup group) {
        return Figure.of(group).stream().map(figure -> column(heading(group), figure));
    }

    private ReportColumn column(String heading, Figure figure) {
        return new ReportColumn(heading, text("tally.column." + figure.name()), figure, null, null);
    }

    /** The shares, and what they are shares of. */
    private static List<ReportColumn> split(Stream<ReportColumn> shares, ReportColumn whole) {
        return Stream.concat(shares, Stream.of(whole)).toList();
    }

    private List<ReportColumn> split(Stream<ReportColumn> shares, Figure whole) {
        return split(shares, new ReportColumn(null, text("tally.whole." + whole.name()), whole, null, null));
    }

    private Stream<ReportColumn> codes(List<ListedCode> codes, Dimension dimension) {
        return codes.stream().map(one -> new ReportColumn(null, one.name(locale), null, dimension, one.code()));
    }

    private Stream<ReportColumn> months() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(Integer::toString)
                .map(month -> new ReportColumn(null, text("report.month", month), null, Dimension.MONTH, month));
    }

    private List<ReportColumn> quality() {
        Stream<ReportColumn> graded = split(
                grades(FigureGroup.GRADES, Dimension.GRADE, GRADES_AND_NONE.stream()),
                column(heading(FigureGroup.GRADES), Figure.SESSIONS))
                .stream();
        return Stream.concat(graded, group(FigureGroup.SAID)).toList();
    }

    private List<ReportColumn> plan() {
        return Stream.concat(
                        groups(FigureGroup.PLANS, FigureGroup.KEY_TASKS).stream(),
                        grades(FigureGroup.YEAR_GRADES, Dimension.YEAR_GRADE, Dimension.GRADES.stream()))
                .toList();
    }

    private Stream<ReportColumn> grades(FigureGroup group, Dimension dimension, Stream<String> grades) {
        return grades.map(grade -> new ReportColumn(heading(group), text("Grade." + grade), null, dimension, grade));
    }

    private String heading(FigureGroup group) {
        return group == FigureGroup.ALONE ? null : text("tally.group." + group.name());
    }

    private String text(String key, Object... facts) {
        return Messages.text(locale, key, facts);
    }
}
