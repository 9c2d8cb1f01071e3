package vn.nennep.meeting;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What else is dated around a meeting; null for what has not happened or is not known.
 *
 * @param notifiedOn time, place and content told to the members
 * @param superiorNotifiedOn told to the member of the superior committee who follows the cell
 * @param committeeMetOn the cell committee's own meeting before
 * @param postedOn documents on the members' app before the meeting
 * @param finalPostedOn final documents there after it
 */
public record PreparationDates(
        LocalDate notifiedOn,
        LocalDate superiorNotifiedOn,
        LocalDate committeeMetOn,
        LocalDate postedOn,
        LocalDate finalPostedOn)
        implements Serializable {

    public static final PreparationDates NONE = new PreparationDates(null, null, null, null, null);

    /** The same dates with another day of the final documents, the one day that comes after the meeting. */
    PreparationDates withFinal(LocalDate day) {
        return new PreparationDates(notifiedOn, superiorNotifiedOn, committeeMetOn, postedOn, day);
    }
}
