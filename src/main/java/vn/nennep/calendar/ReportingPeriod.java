package vn.nennep.calendar;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/**
 * A part of a reporting year that a report is about: whole months of it. On which days a month begins and ends is for
 * {@link PeriodRule} to say.
 *
 * @param year {@link CalendarService#FIRST_YEAR} to 9999
 * @param number which one of its kind in the year, from 1
 */
public record ReportingPeriod(int year, Kind kind, int number) implements Serializable {

    /** How long a period is. */
    public enum Kind {
        MONTH(1, 12),
        /** Everything from January up to a month. */
        CUMULATIVE(1, 12),
        QUARTER(3, 4),
        HALF(6, 2),
        /** The first nine months of the year; there is one. */
        NINE_MONTHS(9, 1),
        YEAR(12, 1);

        private final int months;
        private final int times;

        Kind(int months, int times) {
            this.months = months;
            this.times = times;
        }

        /** How many of this kind a year has. */
        public int times() {
            return times;
        }
    }

    private static final int MONTHS = 12;
    private static final int LAST_YEAR = 9999;
    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(?:(C?)(\\d{2})|Q([1-4])|H([12])|(9M)))?");

    public ReportingPeriod {
        if (year < CalendarService.FIRST_YEAR || year > LAST_YEAR || number < 1 || number > kind.times) {
            throw RefusedException.invalid("calendar.period-unknown", year + " " + kind + " " + number);
        }
    }

    /** A whole year. */
    public static ReportingPeriod of(int year) {
        return new ReportingPeriod(year, Kind.YEAR, 1);
    }

    /** A month, 1 to 12. */
    public static ReportingPeriod ofMonth(int year, int month) {
        return new ReportingPeriod(year, Kind.MONTH, month);
    }

    /**
     * @param text {@code 2021}, {@code 2021-05}, {@code 2021-C05} (from January to May), {@code 2021-Q1}, {@code 2021-H1} or
     *     {@code 2021-9M}
     * @throws RefusedException invalid, when it is none of these; naming the forms that are known
     */
    public static ReportingPeriod parse(String text) {
        String given = text == null ? "" : text.strip();
        Matcher found = TEXT.matcher(given);
        if (!found.matches()) {
            throw RefusedException.invalid("calendar.period-unknown", given);
        }
        int year = Integer.parseInt(found.group(1));
        if (found.group(3) != null) {
            Kind kind = found.group(2).isEmpty() ? Kind.MONTH : Kind.CUMULATIVE;
            return new ReportingPeriod(year, kind, Integer.parseInt(found.group(3)));
        }
        if (found.group(4) != null) {
            return new ReportingPeriod(year, Kind.QUARTER, Integer.parseInt(found.group(4)));
        }
        if (found.group(5) != null) {
            return new ReportingPeriod(year, Kind.HALF, Integer.parseInt(found.group(5)));
        }
        return found.group(6) != null ? new ReportingPeriod(year, Kind.NINE_MONTHS, 1) : of(year);
    }

    /**
     * The period that a page or a program is asked for.
     *
     * @param text as in {@link #parse}; null for the whole year
     * @param year null when the text says it
     * @throws RefusedException invalid, when it is none or of another year
     */
    public static ReportingPeriod of(String text, Integer year) {
        boolean said = text != null && !text.isBlank();
        ReportingPeriod period = said || year == null ? parse(text) : of(year);
        if (year != null && year != period.year) {
            throw RefusedException.invalid("calendar.period-other-year", period.text(), year);
        }
        return period;
    }

    /** All periods of a kind in a year. */
    public static List<ReportingPeriod> listOf(int year, Kind kind) {
        return IntStream.rangeClosed(1, kind.times)
                .mapToObj(number -> new ReportingPeriod(year, kind, number))
                .toList();
    }

    /** As it stands in addresses and files. */
    public String text() {
        return switch (kind) {
            case YEAR -> Integer.toString(year);
            case MONTH -> "%d-%02d".formatted(year, number);
            case CUMULATIVE -> "%d-C%02d".formatted(year, number);
            case QUARTER -> "%d-Q%d".formatted(year, number);
            case HALF -> "%d-H%d".formatted(year, number);
            case NINE_MONTHS -> year + "-9M";
        };
    }

    /** Its name without its year, e.g. "Quý I". */
    public String name(Locale locale) {
        return Messages.text(
                locale,
                "calendar.period." + kind + (kind == Kind.QUARTER || kind == Kind.HALF ? "." + number : ""),
                number);
    }

    /** Its name with its year, e.g. "Quý I năm 2021". */
    public String fullName(Locale locale) {
        String of = Integer.toString(year);
        return switch (kind) {
            case YEAR -> Messages.text(locale, "calendar.period.of-year", of);
            // Their names end with the word for year.
            case HALF, NINE_MONTHS -> Messages.text(locale, "calendar.period.full-of-year", name(locale), of);
            default -> Messages.text(locale, "calendar.period.full", name(locale), of);
        };
    }

    /** Its name with its year inside a sentence, e.g. "quý I năm 2021". */
    public String inSentence(Locale locale) {
        String name = fullName(locale);
        return name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }

    public boolean isWholeYear() {
        return firstMonth() == 1 && lastMonth() == MONTHS;
    }

    /** 1 to 12. */
    public int firstMonth() {
        return kind == Kind.CUMULATIVE ? 1 : lastMonth() - kind.months + 1;
    }

    /** 1 to 12. */
    public int lastMonth() {
        return kind.months * number;
    }

    /** The quarters that lie in it as a whole, 1 to 4. */
    public List<Integer> quarters() {
        return IntStream.rangeClosed(1, Kind.QUARTER.times)
                .filter(quarter -> quarter * 3 - 2 >= firstMonth() && quarter * 3 <= lastMonth())
                .boxed()
                .toList();
    }

    /**
     * The one before it that it can be compared with: the period of the same length that ended when this one began or, of what
     * is cumulative, the same up to the month before; empty when there is none.
     */
    public Optional<ReportingPeriod> before() {
        if (number > 1) {
            return Optional.of(new ReportingPeriod(year, kind, number - 1));
        }
        return kind == Kind.NINE_MONTHS || kind == Kind.CUMULATIVE || year == CalendarService.FIRST_YEAR
                ? Optional.empty()
                : Optional.of(new ReportingPeriod(year - 1, kind, kind.times));
    }

    /** The same period of the year before; empty in the first year that there can be, and for a year itself. */
    public Optional<ReportingPeriod> yearBefore() {
        return kind == Kind.YEAR || year == CalendarService.FIRST_YEAR
                ? Optional.empty()
                : Optional.of(new ReportingPeriod(year - 1, kind, number));
    }

    @Override
    public String toString() {
        return text();
    }
}
