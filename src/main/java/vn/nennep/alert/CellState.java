package vn.nennep.alert;

import java.time.LocalDate;

/**
 * Where a cell stands in a year.
 *
 * @param months see {@link Rhythm}
 * @param monthsSaid with a regular meeting of which the cell says that it was not held
 * @param quartersSaid likewise with a thematic one
 * @param planKnown whether a plan is at least being written
 * @param planInForce whether a plan was issued
 * @param planDueOn by which the nearest committee wants the plan; null when none has set a day
 * @param waiting plans and key tasks that wait for the superior
 */
record CellState(
        long cellId,
        int months,
        int quarters,
        int monthsPlanned,
        int quartersPlanned,
        int monthsSaid,
        int quartersSaid,
        boolean planKnown,
        boolean planInForce,
        LocalDate planDueOn,
        int waiting) {

    Rhythm rhythm(int year, AlertUnit cell) {
        return new Rhythm(year, cell.from(), cell.to(), months, quarters, monthsPlanned, quartersPlanned);
    }

    /** The same of what the cell has reported: that a meeting was not held is a report too. */
    Rhythm said(int year, AlertUnit cell) {
        return new Rhythm(year, cell.from(), cell.to(), months | monthsSaid, quarters | quartersSaid, 0, 0);
    }
}
