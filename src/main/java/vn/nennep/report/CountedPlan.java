package vn.nennep.report;

import java.time.LocalDate;
import vn.nennep.plan.AnnualPlanStatus;

/**
 * A plan in force that was reported to the superior.
 *
 * @param cellName name of the cell at the end of the year
 * @param status {@code REPORTED}, {@code RETURNED} or {@code ACKNOWLEDGED}
 * @param reportedOn null when it is not known
 * @param lines sessions that it foresees
 */
public record CountedPlan(
        String cellCode,
        String cellName,
        String number,
        LocalDate issuedOn,
        LocalDate reportedOn,
        AnnualPlanStatus status,
        int lines) {}
