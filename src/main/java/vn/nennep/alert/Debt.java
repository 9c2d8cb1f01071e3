package vn.nennep.alert;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that a cell owes for a period, found from facts.
 *
 * @param branchCode the unit directly below the asked one that the cell is under, or is itself; null when the cell is the asked
 *     unit; likewise {@code branchName}
 * @param number the month, 1 to 12, or the quarter, 1 to 4; of a meeting its number; 0 for a plan
 * @param year of the month, quarter, meeting or plan
 * @param dueOn the last day on which it was in time
 * @param daysLate since that day; 0 while it is in time
 */
public record Debt(
        DebtKind kind,
        long cellId,
        String cellCode,
        String cellName,
        String branchCode,
        String branchName,
        int number,
        int year,
        LocalDate dueOn,
        int daysLate,
        DebtStep step) {

    /** What is late the longest first; then by cell. */
    public static final Comparator<Debt> ORDER = Comparator.comparingInt(Debt::daysLate)
            .reversed()
            .thenComparing(Debt::dueOn)
            .thenComparing(Debt::cellCode)
            .thenComparing(Debt::kind)
            .thenComparing(Debt::number);

    public boolean isLate() {
        return daysLate > 0;
    }
}
