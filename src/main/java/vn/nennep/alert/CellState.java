package vn.nennep.alert;

/**
 * Where a cell stands in a year.
 *
 * @param months see {@link Rhythm}
 * @param planKnown whether a plan is at least being written
 * @param planInForce whether a plan was issued
 * @param waiting plans and key tasks that wait for the superior
 */
record CellState(
        int months,
        int quarters,
        int monthsPlanned,
        int quartersPlanned,
        boolean planKnown,
        boolean planInForce,
        int waiting) {

    Rhythm rhythm(int year, AlertUnit cell) {
        return new Rhythm(year, cell.from(), cell.to(), months, quarters, monthsPlanned, quartersPlanned);
    }
}
