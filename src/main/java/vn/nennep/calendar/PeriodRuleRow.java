package vn.nennep.calendar;

import java.time.Instant;

/**
 * A decision about the periods of reports.
 *
 * @param fromYear the first year that it is made for
 * @param monthClosesOn the last day of a month; 31 is the end of the calendar month
 * @param monthDueDays days after its end within which a month is reported, likewise the other periods
 * @param decidedBy login
 * @param holds whether it still decides anything: no later decision was made for the same year
 */
public record PeriodRuleRow(
        int fromYear,
        int monthClosesOn,
        int monthDueDays,
        int quarterDueDays,
        int halfDueDays,
        int nineMonthsDueDays,
        int yearDueDays,
        String reason,
        Instant decidedAt,
        String decidedBy,
        boolean holds) {}
