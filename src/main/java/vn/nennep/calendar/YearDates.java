package vn.nennep.calendar;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.nennep.shared.RefusedException;

/**
 * The dates of a reporting year, each null when not decided; those given stand in this order.
 *
 * @param dueOn last day of entering in time
 * @param locksOn first day on which changes are refused
 * @param frozenOn first day on which the figures are signed
 */
public record YearDates(LocalDate dueOn, LocalDate locksOn, LocalDate frozenOn) implements Serializable {

    public static final YearDates NONE = new YearDates(null, null, null);

    public YearDates {
        List<LocalDate> given =
                Stream.of(dueOn, locksOn, frozenOn).filter(Objects::nonNull).toList();
        for (int i = 1; i < given.size(); i++) {
            if (given.get(i).isBefore(given.get(i - 1))) {
                throw RefusedException.invalid("calendar.dates-order");
            }
        }
    }

    /** Refuses a date before the year begins: nothing could be due yet. */
    void requireWithin(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        if (Stream.of(dueOn, locksOn, frozenOn).filter(Objects::nonNull).anyMatch(day -> day.isBefore(first))) {
            throw RefusedException.invalid("calendar.dates-before-year", first);
        }
    }

    /** The dates of a year frozen on a day: what would come later has come with it. */
    YearDates frozen(LocalDate day) {
        return new YearDates(notAfter(dueOn, day), notAfter(locksOn, day), day);
    }

    /** The dates of a year unlocked on a day: a day of locking that has come is taken back. */
    YearDates unlocked(LocalDate day) {
        return new YearDates(dueOn, locksOn == null || !locksOn.isAfter(day) ? null : locksOn, frozenOn);
    }

    private static LocalDate notAfter(LocalDate date, LocalDate limit) {
        return date == null || date.isBefore(limit) ? date : limit;
    }
}
