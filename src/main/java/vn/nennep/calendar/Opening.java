package vn.nennep.calendar;

/**
 * What the calendar answers to a change that it lets through.
 *
 * @param state of the year at this moment; closed when an exception or an amendment let the change in
 */
public record Opening(YearState state) {

    /** Whether the change comes after the due date and is to be marked as late. */
    public boolean isLate() {
        return state != YearState.OPEN;
    }
}
