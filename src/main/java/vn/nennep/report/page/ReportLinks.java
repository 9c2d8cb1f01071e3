package vn.nennep.report.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Set;
import vn.nennep.frame.Links;

/** Addresses of the report, and of the lists behind its figures. */
@Named
@ApplicationScoped
public class ReportLinks {

    private static final Set<String> OF_THEMATIC = Set.of("group", "form");

    @Inject
    private Links links;

    /**
     * The report of a unit.
     *
     * @param year null for the newest
     * @param view which split of the figures; null for none
     * @param tree {@code now} for the organisation as it is now; null for that of the time of each meeting
     */
    public String report(String unit, Integer year, String view, String tree) {
        return links.to("report.consolidated", "unit", unit, "year", year, "view", view, "tree", tree);
    }

    /**
     * The same figures as an Excel file.
     *
     * @param tree as in {@link #report(String, Integer, String, String)}
     */
    public String excel(String unit, Integer year, String tree) {
        return links.to("document.consolidated", "unit", unit, "year", year, "view", tree);
    }

    /**
     * The recorded meetings of all kinds behind a figure.
     *
     * @param under the unit whose report shows the line; null for the unit's own line
     * @param now the day of the tree in a report of the organisation as it is now; null for the tree of the time
     */
    public String meetings(String unit, String under, Integer year, LocalDate now) {
        return links.to("rollcall.meetings", "unit", unit, "under", under, "year", year, "now", now);
    }

    /** The recorded thematic meetings behind a figure. */
    public String thematic(String unit, String under, Integer year, LocalDate now) {
        return links.to(
                "rollcall.meetings", "unit", unit, "under", under, "year", year, "kind", "THEMATIC", "now", now);
    }

    /**
     * The meetings behind a figure that is split.
     *
     * @param by parameter of the list: {@code group} or {@code form} of thematic meetings, {@code month}, {@code grade} or
     *     {@code said} of all
     */
    public String meetings(String unit, String under, Integer year, String by, String value, LocalDate now) {
        String kind = OF_THEMATIC.contains(by) ? "THEMATIC" : null;
        return links.to(
                "rollcall.meetings", "unit", unit, "under", under, "year", year, "kind", kind, by, value, "now", now);
    }

    /**
     * The lines of plans behind a figure.
     *
     * @param under as in {@link #meetings(String, String, Integer, LocalDate)}, likewise {@code now}
     * @param kept {@code yes} or {@code no}; null for all
     */
    public String planLines(String unit, String under, Integer year, String kept, LocalDate now) {
        return records("plan-lines", unit, under, year, "kept", kept, now, 1);
    }

    /** The reported plans behind a figure. */
    public String plans(String unit, String under, Integer year, LocalDate now) {
        return records("plans", unit, under, year, "", null, now, 1);
    }

    /**
     * The registered key tasks behind a figure.
     *
     * @param done {@code yes} or {@code no}; null for all
     */
    public String keyTasks(String unit, String under, Integer year, String done, LocalDate now) {
        return records("key-tasks", unit, under, year, "done", done, now, 1);
    }

    /**
     * The cells behind a number of grades of a year.
     *
     * @param grade name of the grade; null for all
     */
    public String yearGrades(String unit, String under, Integer year, String grade, LocalDate now) {
        return records("year-grades", unit, under, year, "grade", grade, now, 1);
    }

    /**
     * A page of a list of the report.
     *
     * @param list its name
     * @param by parameter that narrows it
     * @param page from 1
     */
    public String records(
            String list, String unit, String under, Integer year, String by, String value, LocalDate now, int page) {
        return links.to(
                "report." + list,
                "unit",
                unit,
                "under",
                under,
                "year",
                year,
                by,
                value,
                "now",
                now,
                "page",
                page == 1 ? null : page);
    }
}
