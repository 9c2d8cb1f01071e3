package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One cell of a branch and how its year is planned.
 *
 * @param status of the plan in force, or of the one being written while there is none; null when there is none at all
 * @param number of the plan in force, null until issued
 * @param reportedOn null until reported
 * @param dueOn day by which the nearest committee wants the plan; null when none was set
 * @param lines planned in the plan in force
 * @param kept how many of them were held
 * @param overdue how many of them were not held though their month has passed
 * @param tasks key tasks of the year, of which {@code waiting} wait for the superior's answer, {@code confirmed} are
 *     agreed to and {@code rated} rated by the superior
 */
public record BranchRow(
        String code,
        String name,
        AnnualPlanStatus status,
        String number,
        LocalDate reportedOn,
        LocalDate dueOn,
        int lines,
        int kept,
        int overdue,
        int tasks,
        int waiting,
        int confirmed,
        int rated)
        implements Serializable {

    /** Whether the plan came after the day by which it was wanted, or has not come though that day has passed. */
    public boolean isLateOn(LocalDate today) {
        return dueOn != null && (reportedOn == null ? dueOn.isBefore(today) : reportedOn.isAfter(dueOn));
    }

    public boolean isReported() {
        return reportedOn != null;
    }
}
