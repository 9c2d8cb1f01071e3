package vn.nennep.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Counts working days, Monday to Friday. Public holidays are set anew each year by the Government and are not known
 * here, so that a term which runs over Tết is called late some days too early, never too late.
 */
public final class WorkingDays {

    private WorkingDays() {}

    /** The last day of a term of so many working days, the day it runs from not counted. */
    public static LocalDate after(LocalDate day, int workingDays) {
        LocalDate last = day;
        int left = workingDays;
        while (left > 0) {
            last = last.plusDays(1);
            if (last.getDayOfWeek() != DayOfWeek.SATURDAY && last.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return last;
    }
}
