package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

    public String year(String cell) {
        return page("/rollcall/year.xhtml", "cell", cell);
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

    public String report(String unit, Integer year, String view) {
        return page("/report/consolidated.xhtml", "unit", unit, "year", year, "view", view);
    }

    /** The same figures as an Excel file. */
    public String excel(String unit, Integer year) {
        return page("/document/consolidated.xlsx", "unit", unit, "year", year);
    }

    /**
     * The recorded meetings of all kinds behind a figure.
     *
     * @param under the unit whose report shows the line; null for the unit's own line
     */
    public String meetings(String unit, String under, Integer year) {
        return page(MEETINGS, "unit", unit, "under", under, "year", year);
    }

    /** The recorded thematic meetings behind a figure. */
    public String thematic(String unit, String under, Integer year) {
        return page(MEETINGS, "unit", unit, "under", under, "year", year, "kind", "THEMATIC");
    }

    /**
     * The meetings behind a figure that is split.
     *
     * @param by parameter of the list: {@code group}, {@code form} or {@code month}
     */
    public String meetings(String unit, String under, Integer year, String by, String value) {
        String kind = "month".equals(by) ? null : "THEMATIC";
        return page(MEETINGS, "unit", unit, "under", under, "year", year, "kind", kind, by, value);
    }

    public String run(Object ref) {
        return page("/tally/runs.xhtml", "run", ref);
    }

    private String page(String path, Object... parameters) {
        StringBuilder address = new StringBuilder(context.getContextPath()).append(path);
        char sign = '?';
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
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
