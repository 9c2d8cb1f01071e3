package vn.nennep.report;

import java.util.List;
import java.util.Map;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Figure;

/**
 * The figures of a unit and its children of each month of a year, for pictures.
 *
 * @param year of the whole year
 * @param months of each line by its unit's code of today: twelve times the figures that are known of each month
 */
public record YearByMonth(ConsolidatedReport year, Map<String, List<Map<Figure, Integer>>> months) {

    public YearByMonth {
        months = Map.copyOf(months);
    }

    /**
     * The number of a figure in a month.
     *
     * @param line of the year's report
     * @param month 1 to 12
     */
    public int number(ReportLine line, int month, Figure figure) {
        return months.get(line.currentCode()).get(month - 1).get(figure);
    }

    /** The rate of a figure that is one, in a month. */
    public Rate rate(ReportLine line, int month, Figure figure) {
        return new Rate(number(line, month, figure.part()), number(line, month, figure.whole()));
    }
}
