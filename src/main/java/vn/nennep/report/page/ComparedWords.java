package vn.nennep.report.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.frame.Words;

/** How figures that are compared are written. */
@Named
@RequestScoped
public class ComparedWords {

    private static final String NOTHING = "–";

    @Inject
    private Words words;

    /** A figure; a dash when there is none. */
    public String of(ReportComparison.Value value) {
        if (value == null) {
            return NOTHING;
        }
        return value.rate() == null ? words.number(value.number()) : words.rate(value.rate());
    }

    /** By how much a number is more or less than another, with its sign; empty for rates and where nothing differs. */
    public String difference(ReportComparison.Value now, ReportComparison.Value other) {
        if (other == null || other.number() == null || other.number().equals(now.number())) {
            return "";
        }
        int more = now.number() - other.number();
        return (more > 0 ? "+" : "−") + words.number(Math.abs(more));
    }
}
