package vn.nennep.calendar;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import vn.nennep.shared.RefusedException;

/**
 * On which days the months of reports begin and end, and by when a period is to be reported. No national rule is known, so
 * a province decides it, from a year on. A year itself always goes from 1 January to 31 December.
 *
 * @param fromYear the first year that it holds for
 * @param monthClosesOn the last day of a month, {@value #EARLIEST_CLOSE} to 31; what comes after it belongs to the next
 *     month. 31 is the end of the calendar month. December closes on 31 December
 * @param dueDays days after its end within which a period of each kind is to be reported, 0 to {@value #MOST_DAYS}
 */
public record PeriodRule(int fromYear, int monthClosesOn, Map<ReportingPeriod.Kind, Integer> dueDays)
        implements Serializable {

    /** The first day on which a month can close: one that closes earlier would be called by the wrong name. */
    public static final int EARLIEST_CLOSE = 15;

    /** Days after its end within which a period is reported, at most. */
    public static final int MOST_DAYS = 90;

    private static final int MONTHS = 12;
    private static final int END_OF_MONTH = 31;

    /** What holds where nothing was decided: calendar months; deadlines as committees in Nghệ An and An Giang set them. */
    public static final PeriodRule DEFAULT = new PeriodRule(
            CalendarService.FIRST_YEAR,
            END_OF_MONTH,
            Map.of(
                    ReportingPeriod.Kind.MONTH, 5,
                    ReportingPeriod.Kind.CUMULATIVE, 5,
                    ReportingPeriod.Kind.QUARTER, 8,
                    ReportingPeriod.Kind.HALF, 10,
                    ReportingPeriod.Kind.NINE_MONTHS, 10,
                    ReportingPeriod.Kind.YEAR, 15));

    public PeriodRule {
        if (monthClosesOn < EARLIEST_CLOSE || monthClosesOn > END_OF_MONTH) {
            throw RefusedException.invalid("calendar.month-closes-range", EARLIEST_CLOSE, END_OF_MONTH);
        }
        for (ReportingPeriod.Kind kind : ReportingPeriod.Kind.values()) {
            Integer days = dueDays.get(kind);
            if (days == null || days < 0 || days > MOST_DAYS) {
                throw RefusedException.invalid("calendar.due-days-range", MOST_DAYS);
            }
        }
        dueDays = Map.copyOf(new EnumMap<>(dueDays));
    }

    /** The first day of a period. */
    public LocalDate firstOn(ReportingPeriod period) {
        return period.firstMonth() == 1
                ? LocalDate.of(period.year(), 1, 1)
                : closeOf(period.year(), period.firstMonth() - 1).plusDays(1);
    }

    /** The last day of a period. */
    public LocalDate lastOn(ReportingPeriod period) {
        return closeOf(period.year(), period.lastMonth());
    }

    /** The last day on which a period is reported in time. */
    public LocalDate dueOn(ReportingPeriod period) {
        return lastOn(period).plusDays(dueDays.get(period.kind()));
    }

    /** The month, 1 to 12, of the day's year to which a day belongs. */
    public int monthOf(LocalDate day) {
        return Math.min(MONTHS, day.getMonthValue() + (day.getDayOfMonth() > monthClosesOn ? 1 : 0));
    }

    private LocalDate closeOf(int year, int month) {
        YearMonth calendarMonth = YearMonth.of(year, month);
        return month == MONTHS
                ? calendarMonth.atEndOfMonth()
                : calendarMonth.atDay(Math.min(monthClosesOn, calendarMonth.lengthOfMonth()));
    }
}
