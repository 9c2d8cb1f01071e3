package vn.nennep.report.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportLine;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tally.Opening;
import vn.nennep.tree.TreeView;

/** Where the figures of the report lead. */
@ApplicationScoped
public class FigureLinks {

    @Inject
    private ReportLinks links;

    /**
     * What a figure of a line opens into.
     *
     * @return null when it opens into nothing
     */
    public String address(ConsolidatedReport report, ReportColumn column, ReportLine line) {
        Place place = place(report, line);
        return column.dimension() == null
                ? address(place, column.figure(), line)
                : address(place, column.dimension(), column.value());
    }

    /**
     * The line whose figure is opened.
     *
     * @param now the day of the tree in a report of the organisation as it is now; null for the tree of the time
     */
    private record Place(String unit, String under, ReportingPeriod period, LocalDate now) {}

    private static Place place(ConsolidatedReport report, ReportLine line) {
        return new Place(
                line.currentCode(),
                line.parentCode(),
                report.period(),
                report.view() == TreeView.NOW ? report.run().asOf() : null);
    }

    private String address(Place at, Figure figure, ReportLine line) {
        Opening opening = figure.opening();
        return switch (opening) {
            case CELLS ->
                line.whole()
                        ? links.cells(at.unit, at.period, figure.name(), at.now == null ? null : TreeView.NOW.text())
                        : null;
            case MEETINGS -> links.meetings(at.unit, at.under, at.period, at.now);
            case THEMATIC_MEETINGS -> links.thematic(at.unit, at.under, at.period, at.now);
            case MEETINGS_WITH_CONTRIBUTIONS ->
                links.meetings(at.unit, at.under, at.period, "said", "ANYTHING", at.now);
            case MEETINGS_WITH_OPEN_CONTRIBUTIONS ->
                links.meetings(at.unit, at.under, at.period, "said", "UNANSWERED", at.now);
            case MEETINGS_WITH_SPEAKERS -> links.meetings(at.unit, at.under, at.period, "said", "BY_MEMBERS", at.now);
            case PLANS -> links.plans(at.unit, at.under, at.period, at.now);
            case PLAN_LINES -> links.planLines(at.unit, at.under, at.period, null, at.now);
            case PLAN_LINES_KEPT -> links.planLines(at.unit, at.under, at.period, "yes", at.now);
            case PLAN_LINES_OPEN -> links.planLines(at.unit, at.under, at.period, "no", at.now);
            case KEY_TASKS -> links.keyTasks(at.unit, at.under, at.period, null, at.now);
            case KEY_TASKS_DONE -> links.keyTasks(at.unit, at.under, at.period, "yes", at.now);
        };
    }

    private String address(Place at, Dimension dimension, String value) {
        return switch (dimension) {
            case MONTH ->
                links.meetings(
                        at.unit, at.under, ReportingPeriod.ofMonth(at.period.year(), Integer.parseInt(value)), at.now);
            case TOPIC_GROUP -> links.meetings(at.unit, at.under, at.period, "group", value, at.now);
            case FORM -> links.meetings(at.unit, at.under, at.period, "form", value, at.now);
            case GRADE -> links.meetings(at.unit, at.under, at.period, "grade", value, at.now);
            case YEAR_GRADE -> links.yearGrades(at.unit, at.under, at.period, value, at.now);
        };
    }
}
