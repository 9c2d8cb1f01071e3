package vn.nennep.report;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A thematic session that a plan in force foresees, by month.
 *
 * @param cellName name of the cell at the end of the year
 * @param month 1 to 12
 * @param meeting the recorded session that kept it; null while there is none in the year
 * @param heldOn day of that session; null while there is none
 */
public record CountedPlanLine(
        String cellCode, String cellName, int month, String topic, String topicGroup, UUID meeting, LocalDate heldOn) {

    public boolean isKept() {
        return meeting != null;
    }
}
