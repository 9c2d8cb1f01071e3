package vn.nennep.report;

import java.time.LocalDate;
import vn.nennep.plan.KeyTaskRating;
import vn.nennep.plan.KeyTaskStatus;

/**
 * A key task that was registered with the superior.
 *
 * @param cellName name of the cell at the end of the year
 * @param status where it stands in its life
 * @param rating the superior's, else the cell's own; null while there is none
 * @param done whether the rating is that it was done, or better
 */
public record CountedKeyTask(
        String cellCode,
        String cellName,
        int number,
        String task,
        String target,
        LocalDate dueOn,
        KeyTaskStatus status,
        KeyTaskRating rating,
        boolean done) {}
