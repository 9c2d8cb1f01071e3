package vn.nennep.report;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.tree.UnitRow;

/**
 * The cells and the period whose records behind a figure are wanted: the cells that stood in the unit's branch on their
 * last day in the year or, when asked for, those that the branch of one day's tree carries on for. The same two rules
 * as in the consolidated figures, so that a list has exactly the records behind its figure.
 *
 * @param under the unit whose report shows the figure: only cells of the time when the unit stood directly under it;
 *     null for the unit's own line
 * @param now the day whose tree is meant, which is the day of the run behind the figure; null for the tree of the year
 */
public record RecordFilter(UnitRow unit, UnitRow under, ReportingPeriod period, LocalDate now) implements Serializable {

    public int year() {
        return period.year();
    }
}
