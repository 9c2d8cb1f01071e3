package vn.nennep.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tables of the report: a view of the page, a sheet of the Excel file. */
public enum ReportView {
    ALL,
    GROUP,
    FORM,
    MONTH,
    QUALITY,
    PLAN,
    REPORTING,
    /** The columns that the person chose. */
    OWN;

    /** As it stands in addresses and message keys. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in the address of the report; null for the first one, which needs no name there. */
    public String address() {
        return this == ALL ? null : text();
    }

    /** Key of its name. */
    public String nameKey() {
        return "report.view." + text();
    }

    /** @param text null or unknown for empty */
    public static Optional<ReportView> of(String text) {
        return Arrays.stream(values()).filter(view -> view.text().equals(text)).findFirst();
    }
}
