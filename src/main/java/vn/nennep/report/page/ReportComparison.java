package vn.nennep.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Figure;

/**
 * The main figures of a unit in a period beside those of the period before and of the same period of the year before.
 *
 * @param before the period before; null when it has no figures
 * @param yearBefore the same period of the year before; null likewise
 */
public record ReportComparison(ReportingPeriod before, ReportingPeriod yearBefore, List<Line> lines) {

    private static final List<Figure> COMPARED = List.of(
            Figure.CELLS_REPORTED,
            Figure.CELLS_WITH_THEMATIC,
            Figure.CELLS_KEEPING,
            Figure.THEMATIC_SESSIONS,
            Figure.THEMATIC_PRESENT,
            Figure.THEMATIC_RATE,
            Figure.SESSIONS,
            Figure.PRESENT,
            Figure.RATE,
            Figure.PEOPLE,
            Figure.CONTRIBUTIONS);

    /**
     * A figure.
     *
     * @param before null when there is nothing to compare with; likewise {@code yearBefore}
     */
    public record Line(Figure figure, Value now, Value before, Value yearBefore) {}

    /**
     * What a figure is in a period.
     *
     * @param number null for a rate
     * @param rate null for a number
     */
    public record Value(Integer number, Rate rate) {

        static Value of(ReportLine line, Figure figure) {
            return figure.isRate() ? new Value(null, line.rate(figure)) : new Value(line.number(figure), null);
        }
    }

    /** @return null when neither of the others has figures */
    static ReportComparison of(ConsolidatedReport report, ReportService.Comparison others) {
        if (others.before() == null && others.yearBefore() == null) {
            return null;
        }
        List<Line> lines = COMPARED.stream()
                .filter(figure -> Stream.of(report, others.before(), others.yearBefore())
                        .allMatch(one -> one == null || one.unit().knows(figure)))
                .map(figure -> new Line(
                        figure,
                        Value.of(report.unit(), figure),
                        valueOf(others.before(), figure),
                        valueOf(others.yearBefore(), figure)))
                .toList();
        return new ReportComparison(periodOf(others.before()), periodOf(others.yearBefore()), lines);
    }

    private static Value valueOf(ConsolidatedReport report, Figure figure) {
        return report == null ? null : Value.of(report.unit(), figure);
    }

    private static ReportingPeriod periodOf(ConsolidatedReport report) {
        return Optional.ofNullable(report).map(ConsolidatedReport::period).orElse(null);
    }
}
