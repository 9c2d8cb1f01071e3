package vn.nennep.report.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import vn.nennep.report.ReportColumn;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Opening;

/** Where the figures of the report lead. */
@ApplicationScoped
public class FigureLinks {

    @Inject
    private ReportLinks links;

    /**
     * The list that a figure of a line opens into.
     *
     * @param unit code of the line's unit
     * @param under code of the unit whose report shows the line; null for that unit's own line
     * @param now the day of the tree in a report of the organisation as it is now; null for the tree of the time
     * @return null when it opens into nothing
     */
    public String address(ReportColumn column, String unit, String under, int year, LocalDate now) {
        return column.dimension() == null
                ? address(column.opening(), unit, under, year, now)
                : address(column.dimension(), column.value(), unit, under, year, now);
    }

    private String address(Opening opening, String unit, String under, int year, LocalDate now) {
        return switch (opening) {
            case NOTHING -> null;
            case MEETINGS -> links.meetings(unit, under, year, now);
            case THEMATIC_MEETINGS -> links.thematic(unit, under, year, now);
            case MEETINGS_WITH_CONTRIBUTIONS -> links.meetings(unit, under, year, "said", "ANYTHING", now);
            case MEETINGS_WITH_OPEN_CONTRIBUTIONS -> links.meetings(unit, under, year, "said", "UNANSWERED", now);
            case MEETINGS_WITH_SPEAKERS -> links.meetings(unit, under, year, "said", "BY_MEMBERS", now);
            case PLANS -> links.plans(unit, under, year, now);
            case PLAN_LINES -> links.planLines(unit, under, year, null, now);
            case PLAN_LINES_KEPT -> links.planLines(unit, under, year, "yes", now);
            case PLAN_LINES_OPEN -> links.planLines(unit, under, year, "no", now);
            case KEY_TASKS -> links.keyTasks(unit, under, year, null, now);
            case KEY_TASKS_DONE -> links.keyTasks(unit, under, year, "yes", now);
        };
    }

    private String address(Dimension dimension, String value, String unit, String under, int year, LocalDate now) {
        return switch (dimension) {
            case MONTH -> links.meetings(unit, under, year, "month", value, now);
            case TOPIC_GROUP -> links.meetings(unit, under, year, "group", value, now);
            case FORM -> links.meetings(unit, under, year, "form", value, now);
            case GRADE -> links.meetings(unit, under, year, "grade", value, now);
            case YEAR_GRADE -> links.yearGrades(unit, under, year, value, now);
        };
    }
}
