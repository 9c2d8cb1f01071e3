package vn.nennep.alert;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cell owes in a year, a regular meeting each month and a thematic one each quarter, against what it held and
 * planned. Months and quarters are bits of a number, as the database adds them up: bit 1 is January or the first
 * quarter. A unit owes nothing for a time in which it was not a cell.
 *
 * @param from first day of the cell
 * @param to last day of the cell; null while it stands
 * @param months with a counted regular meeting
 * @param quarters with a counted thematic meeting
 * @param monthsPlanned with a regular meeting that is planned or held
 * @param quartersPlanned with a thematic meeting that is planned or held
 */
record Rhythm(
        int year, LocalDate from, LocalDate to, int months, int quarters, int monthsPlanned, int quartersPlanned) {

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;
    private static final int MONTHS_OF_QUARTER = 3;

    /** Months that were over on the day and had no counted regular meeting. */
    List<Integer> monthsMissed(LocalDate day) {
        return IntStream.rangeClosed(1, MONTHS)
                .filter(month -> lastOfMonth(month).isBefore(day) && stood(month, month) && !has(months, month))
                .boxed()
                .toList();
    }

    /** Quarters that were over on the day and had no counted thematic meeting. */
    List<Integer> quartersMissed(LocalDate day) {
        return IntStream.rangeClosed(1, QUARTERS)
                .filter(quarter ->
                        lastOfQuarter(quarter).isBefore(day) && stoodInQuarter(quarter) && !has(quarters, quarter))
                .boxed()
                .toList();
    }

    /** Whether the month of the day ends within so many days and no regular meeting is held or planned in it. */
    boolean isMonthEnding(LocalDate day, int days) {
        int month = day.getMonthValue();
        return day.getYear() == year
                && isNear(lastOfMonth(month), day, days)
                && stood(month, month)
                && !has(months | monthsPlanned, month);
    }

    /** Whether the quarter of the day ends within so many days and no thematic meeting is held or planned in it. */
    boolean isQuarterEnding(LocalDate day, int days) {
        int quarter = quarterOf(day);
        return day.getYear() == year
                && isNear(lastOfQuarter(quarter), day, days)
                && stoodInQuarter(quarter)
                && !has(quarters | quartersPlanned, quarter);
    }

    static int quarterOf(LocalDate day) {
        return (day.getMonthValue() + MONTHS_OF_QUARTER - 1) / MONTHS_OF_QUARTER;
    }

    private boolean stoodInQuarter(int quarter) {
        return stood(quarter * MONTHS_OF_QUARTER - 2, quarter * MONTHS_OF_QUARTER);
    }

    /** Whether the cell stood all the time from the first to the last of these months. */
    private boolean stood(int first, int last) {
        return !from.isAfter(YearMonth.of(year, first).atDay(1)) && (to == null || !to.isBefore(lastOfMonth(last)));
    }

    private LocalDate lastOfMonth(int month) {
        return YearMonth.of(year, month).atEndOfMonth();
    }

    private LocalDate lastOfQuarter(int quarter) {
        return lastOfMonth(quarter * MONTHS_OF_QUARTER);
    }

    private static boolean isNear(LocalDate last, LocalDate day, int days) {
        return !last.isBefore(day) && !day.plusDays(days).isBefore(last);
    }

    private static boolean has(int bits, int place) {
        return (bits >> place & 1) == 1;
    }
}
