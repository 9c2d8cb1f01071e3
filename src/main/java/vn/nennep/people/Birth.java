package vn.nennep.people;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import vn.nennep.shared.Days;
import vn.nennep.shared.VietnameseText;

/**
 * When somebody was born: the day, or only the year, as in many files of older people.
 *
 * @param year from {@value Days#FIRST_YEAR}; that of the day when the day is known
 * @param day null when only the year is known
 */
public record Birth(int year, LocalDate day) implements Serializable {

    public Birth {
        if (year < Days.FIRST_YEAR || year > Days.LAST_YEAR || day != null && day.getYear() != year) {
            throw new DateTimeException("no birth: " + year + " " + day);
        }
    }

    /** Born on a day. */
    public static Birth on(LocalDate day) {
        return new Birth(day.getYear(), day);
    }

    /** Born in a year. */
    public static Birth in(int year) {
        return new Birth(year, null);
    }

    /** From the two columns of a table; null when nothing is known. */
    public static Birth of(Integer year, LocalDate day) {
        return year == null ? null : new Birth(year, day);
    }

    /**
     * Reads a year of four digits, or a day as {@link Days} reads it. A day with a year of two digits is refused: it
     * could be of either century.
     *
     * @param today in Việt Nam
     * @throws DateTimeException when it is neither
     */
    public static Birth parse(String typed, LocalDate today) {
        String text = VietnameseText.tidyOrEmpty(typed);
        if (text.matches("\\d{4}")) {
            return in(Integer.parseInt(text));
        }
        if (text.matches(".*\\D\\d{2}") && !text.matches("\\d{4}-.*")) {
            throw new DateTimeException("a birth with a year of two digits: " + typed);
        }
        return on(Days.parse(text, today));
    }

    /** As files have it: {@code 1954} or {@code 1954-09-01}. */
    public String written() {
        return day == null ? String.valueOf(year) : day.toString();
    }

    /** As pages show it: {@code 1954} or {@code 01/09/1954}. */
    public String shown() {
        return day == null ? String.valueOf(year) : Days.shown(day);
    }

    /** Whether the person was certainly born after this day. */
    public boolean isAfter(LocalDate other) {
        return day == null ? year > other.getYear() : day.isAfter(other);
    }
}
