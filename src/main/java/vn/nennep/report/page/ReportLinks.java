package vn.nennep.report.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Set;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Links;

/**
 * Addresses of the report, and of the lists behind its figures. Each names the year and, of a part of it, the period.
 *
 * <p>In all of them {@code under} is the unit whose report shows the line, null for the unit's own line; {@code now} is the day
 * of the tree in a report of the organisation as it is now, null for the tree of the time.
 */
@Named
@ApplicationScoped
public class ReportLinks {

    private static final Set<String> OF_THEMATIC = Set.of("group", "form");

    @Inject
    private Links links;

    /**
     * The report of a unit.
     *
     * @param period null for the newest year
     * @param view which table; null for the first
     * @param tree {@code now} for the organisation as it is now; null for that of the time of each meeting
     * @param levels how far down the lines go; null for the children
     */
    public String report(String unit, ReportingPeriod period, String view, String tree, Integer levels) {
        return links.to(
                "report.consolidated",
                "unit",
                unit,
                "year",
                period == null ? null : period.year(),
                "period",
                part(period),
                "view",
                view,
                "tree",
                tree,
                "levels",
                levels);
    }

    /** The report of what stands directly below a unit. */
    public String report(String unit, ReportingPeriod period, String view, String tree) {
        return report(unit, period, view, tree, null);
    }

    /**
     * The same figures as an Excel file.
     *
     * @param tree as in {@link #report(String, ReportingPeriod, String, String, Integer)}, likewise {@code levels}
     */
    public String excel(String unit, ReportingPeriod period, String tree, Integer levels) {
        return links.to(
                "document.consolidated",
                "unit",
                unit,
                "year",
                period.year(),
                "period",
                part(period),
                "view",
                tree,
                "levels",
                levels);
    }

    /**
     * The cells behind a figure, each with its own.
     *
     * @param figure name of the figure
     * @param tree as in {@link #report(String, ReportingPeriod, String, String, Integer)}
     */
    public String cells(String unit, ReportingPeriod period, String figure, String tree) {
        return links.to(
                "report.cells",
                "unit",
                unit,
                "year",
                period.year(),
                "period",
                part(period),
                "figure",
                figure,
                "tree",
                tree);
    }

    /** The recorded meetings of all kinds behind a figure. */
    public String meetings(String unit, String under, ReportingPeriod period, LocalDate now) {
        return meetings(unit, under, period, null, null, now);
    }

    /** The recorded thematic meetings behind a figure. */
    public String thematic(String unit, String under, ReportingPeriod period, LocalDate now) {
        return meetings(unit, under, period, "kind", "THEMATIC", now);
    }

    /**
     * The meetings behind a figure that is split.
     *
     * @param by parameter of the list: {@code kind}, {@code grade} or {@code said} of all meetings, {@code group} or
     *     {@code form} of thematic ones; null for all meetings
     */
    public String meetings(String unit, String under, ReportingPeriod period, String by, String value, LocalDate now) {
        return links.to(
                "rollcall.meetings",
                "unit",
                unit,
                "under",
                under,
                "year",
                period.year(),
                "period",
                part(period),
                "kind",
                by != null && OF_THEMATIC.contains(by) ? "THEMATIC" : null,
                by == null ? "kind" : by,
                value,
                "now",
                now);
    }

    /**
     * The lines of plans behind a figure.
     *
     * @param kept {@code yes} or {@code no}; null for all
     */
    public String planLines(String unit, String under, ReportingPeriod period, String kept, LocalDate now) {
        return records("plan-lines", unit, under, period, "kept", kept, now, 1);
    }

    /** The reported plans behind a figure. */
    public String plans(String unit, String under, ReportingPeriod period, LocalDate now) {
        return records("plans", unit, under, period, "", null, now, 1);
    }

    /**
     * The registered key tasks behind a figure.
     *
     * @param done {@code yes} or {@code no}; null for all
     */
    public String keyTasks(String unit, String under, ReportingPeriod period, String done, LocalDate now) {
        return records("key-tasks", unit, under, period, "done", done, now, 1);
    }

    /**
     * The cells behind a number of grades of a year.
     *
     * @param grade name of the grade; null for all
     */
    public String yearGrades(String unit, String under, ReportingPeriod period, String grade, LocalDate now) {
        return records("year-grades", unit, under, period, "grade", grade, now, 1);
    }

    /**
     * A page of a list of the report.
     *
     * @param list its name
     * @param by parameter that narrows it
     * @param page from 1
     */
    public String records(
            String list,
            String unit,
            String under,
            ReportingPeriod period,
            String by,
            String value,
            LocalDate now,
            int page) {
        return links.to(
                "report." + list,
                "unit",
                unit,
                "under",
                under,
                "year",
                period.year(),
                "period",
                part(period),
                by,
                value,
                "now",
                now,
                "page",
                page == 1 ? null : page);
    }

    /** The text of a period that is not a year, which the year says by itself. */
    private static String part(ReportingPeriod period) {
        return period == null || period.kind() == ReportingPeriod.Kind.YEAR ? null : period.text();
    }
}
