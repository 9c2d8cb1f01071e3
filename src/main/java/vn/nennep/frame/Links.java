package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Addresses of pages with their parameters; a unit's code may hold any sign and is written so that it survives. */
@Named
@ApplicationScoped
public class Links {

    private static final String MEETINGS = "/rollcall/meetings.xhtml";

    @Inject
    private ServletContext context;

    public String unit(String unit) {
        return page("/organisation/units.xhtml", "unit", unit);
    }

    /** Where a reorganisation that concerns this unit is entered. */
    public String unitEvent(String unit) {
        return page("/organisation/unit-event.xhtml", "unit", unit);
    }

    public String year(String cell) {
        return page("/rollcall/year.xhtml", "cell", cell);
    }

    public String account(String login) {
        return page("/access/account.xhtml", "login", login);
    }

    public String members(String cell) {
        return page("/organisation/members.xhtml", "cell", cell);
    }

    /** @param member null for a new one */
    public String member(String cell, Object member) {
        return page("/organisation/member.xhtml", "cell", cell, "member", member);
    }

    /** @param cell null for all cells of the person's branches */
    public String transfers(String cell) {
        return page("/organisation/transfers.xhtml", "cell", cell);
    }

    /** @param year null for the newest */
    public String report(String unit, Integer year) {
        return page("/report/consolidated.xhtml", "unit", unit, "year", year);
    }

    /**
     * @param view which split of the figures; null for none
     * @param tree {@code now} for the organisation as it is now; null for the one of the time
     */
    public String report(String unit, Integer year, String view, String tree) {
        return page("/report/consolidated.xhtml", "unit", unit, "year", year, "view", view, "tree", tree);
    }

    /**
     * The same figures as an Excel file.
     *
     * @param tree as in {@link #report(String, Integer, String, String)}
     */
    public String excel(String unit, Integer year, String tree) {
        return page("/document/consolidated.xlsx", "unit", unit, "year", year, "view", tree);
    }

    /**
     * The recorded meetings of all kinds behind a figure.
     *
     * @param under the unit whose report shows the line; null for the unit's own line
     * @param now the day of the tree in a report of the organisation as it is now; null in one of the time
     */
    public String meetings(String unit, String under, Integer year, LocalDate now) {
        return page(MEETINGS, "unit", unit, "under", under, "year", year, "now", now);
    }

    /** The recorded thematic meetings behind a figure. */
    public String thematic(String unit, String under, Integer year, LocalDate now) {
        return page(MEETINGS, "unit", unit, "under", under, "year", year, "kind", "THEMATIC", "now", now);
    }

    /**
     * The meetings behind a figure that is split.
     *
     * @param by parameter of the list: {@code group}, {@code form} or {@code month}
     */
    public String meetings(String unit, String under, Integer year, String by, String value, LocalDate now) {
        String kind = "month".equals(by) ? null : "THEMATIC";
        return page(MEETINGS, "unit", unit, "under", under, "year", year, "kind", kind, by, value, "now", now);
    }

    public String run(Object ref) {
        return page("/tally/runs.xhtml", "run", ref);
    }

    /** @param parameters names and values in turn; one whose value is null or empty is left out */
    public String page(String path, Object... parameters) {
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
}
