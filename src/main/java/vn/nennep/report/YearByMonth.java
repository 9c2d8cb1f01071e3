package vn.nennep.report;

import java.util.List;

/**
 * The figures of a unit and its children of each month of a year, for pictures.
 *
 * @param year of the whole year
 * @param months of each month, January first; a month without figures has an empty list of children
 */
public record YearByMonth(ConsolidatedReport year, List<ConsolidatedReport> months) {

    public YearByMonth {
        months = List.copyOf(months);
    }
}
