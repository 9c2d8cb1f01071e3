package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;

/**
 * Addresses of pages: {@code #{links.to('rollcall.year', 'cell', cell.code())}}. A page or class names another page by its
 * room; where that is stands in {@code pages.properties} alone. A unit's code may hold any sign and is written so that it
 * survives.
 */
@Named
@ApplicationScoped
public class Links {

    private static final Set<String> OF_THEMATIC = Set.of("group", "form");

    private static final Properties PAGES = read();

    @Inject
    private ServletContext context;

    /**
     * The address of a page.
     *
     * @param page room and name, as in {@code pages.properties}: {@code rollcall.year}
     * @param parameters names and values in turn; one whose value is null or empty is left out
     * @throws IllegalArgumentException when there is no such page
     */
    public String to(String page, Object... parameters) {
        String path = PAGES.getProperty(page);
        if (path == null) {
            throw new IllegalArgumentException("no page " + page);
        }
        StringBuilder address = new StringBuilder(context.getContextPath()).append(path);
        char sign = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            // The pages' expression language makes an empty text of a null one.
            if (parameters[i + 1] != null && !parameters[i + 1].toString().isEmpty()) {
                address.append(sign)
                        .append(parameters[i])
                        .append('=')
                        .append(URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
                sign = '&';
            }
        }
        return address.toString();
    }

    /** Sends the browser to a page; parameters as in {@link #to}. */
    public void go(String page, Object... parameters) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(to(page, parameters));
    }

    /** @param year null for the newest */
    public String report(String unit, Integer year) {
        return to("report.consolidated", "unit", unit, "year", year);
    }

    /**
     * @param view which split of the figures; null for none
     * @param tree {@code now} for the organisation as it is now; null for the one of the time
     */
    public String report(String unit, Integer year, String view, String tree) {
        return to("report.consolidated", "unit", unit, "year", year, "view", view, "tree", tree);
    }

    /**
     * The same figures as an Excel file.
     *
     * @param tree as in {@link #report(String, Integer, String, String)}
     */
    public String excel(String unit, Integer year, String tree) {
        return to("document.consolidated", "unit", unit, "year", year, "view", tree);
    }

    /**
     * The recorded meetings of all kinds behind a figure.
     *
     * @param under the unit whose report shows the line; null for the unit's own line
     * @param now the day of the tree in a report of the organisation as it is now; null in one of the time
     */
    public String meetings(String unit, String under, Integer year, LocalDate now) {
        return to("rollcall.meetings", "unit", unit, "under", under, "year", year, "now", now);
    }

    /** The recorded thematic meetings behind a figure. */
    public String thematic(String unit, String under, Integer year, LocalDate now) {
        return to("rollcall.meetings", "unit", unit, "under", under, "year", year, "kind", "THEMATIC", "now", now);
    }

    /**
     * The meetings behind a figure that is split.
     *
     * @param by parameter of the list: {@code group} or {@code form} of thematic meetings, {@code month}, {@code grade} or
     *     {@code said} of all
     */
    public String meetings(String unit, String under, Integer year, String by, String value, LocalDate now) {
        String kind = OF_THEMATIC.contains(by) ? "THEMATIC" : null;
        return to("rollcall.meetings", "unit", unit, "under", under, "year", year, "kind", kind, by, value, "now", now);
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
        return to(
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

    public String run(Object ref) {
        return to("tally.runs", "run", ref);
    }

    private static Properties read() {
        Properties pages = new Properties();
        try (InputStream list = Links.class.getResourceAsStream("pages.properties")) {
            pages.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
