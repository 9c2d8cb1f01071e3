package vn.nennep.report;

import java.util.Comparator;
import java.util.Optional;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/**
 * A column of a table of the report: a figure, or one value of a dimension.
 *
 * @param heading the name over it and its neighbours; null when it stands alone
 * @param figure null for a value of a dimension
 * @param dimension null for a figure, likewise {@code value}
 */
public record ReportColumn(String heading, String name, Figure figure, Dimension dimension, String value) {

    /** Both names in one, for a table with a single line of them. */
    public String fullName() {
        return heading == null ? name : heading + ": " + name;
    }

    /** Whether it is known of the period of a report. */
    boolean isOf(ConsolidatedReport report) {
        if (figure != null) {
            return report.unit().knows(figure);
        }
        ReportingPeriod period = report.period();
        if (dimension == Dimension.MONTH) {
            int month = Integer.parseInt(value);
            return month >= period.firstMonth() && month <= period.lastMonth();
        }
        return period.isWholeYear() || dimension.isOfParts();
    }

    /** The order of lines by this column, the least first; a rate that nothing stands for comes before all others. */
    public Comparator<ReportLine> order() {
        return figure != null && figure.isRate()
                ? Comparator.comparing(line -> line.rate(figure), Rate.ORDER)
                : Comparator.comparingInt(line -> number(line).orElseThrow());
    }

    /** The number in a line; empty for a rate. */
    public Optional<Integer> number(ReportLine line) {
        if (figure == null) {
            return Optional.of(line.part(dimension, value));
        }
        return figure.isRate() ? Optional.empty() : Optional.of(line.number(figure));
    }

    /** The rate in a line; empty for a number. */
    public Optional<Rate> rate(ReportLine line) {
        return figure != null && figure.isRate() ? Optional.of(line.rate(figure)) : Optional.empty();
    }
}
