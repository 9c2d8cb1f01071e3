package vn.nennep.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them, the same for pages, files and programs: day before month before year, or {@code
 * 2021-12-31}. What has two readings, or none, is refused and never guessed.
 *
 * <ul>
 *   <li>With one separator throughout ({@code / . -} or a blank): {@code 5/11/2021}, {@code 05-11-2021}; the parts of a
 *       month and a day have one or two digits.
 *   <li>Without one: eight digits ({@code 05112021}), or six when only one reading is a day ({@code 051121}).
 *   <li>A year of two digits is one of this century that is not in the future ({@code 5/11/21}).
 *   <li>Years from {@value #FIRST_YEAR} to {@value #LAST_YEAR}.
 * </ul>
 */
public final class Days {

    /** Nobody who is still on a roll was born earlier. */
    public static final int FIRST_YEAR = 1900;

    /** As far as any plan or term reaches. */
    public static final int LAST_YEAR = 2200;

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})([/.\\- ])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    /** A spreadsheet that keeps days as moments adds midnight. */
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]0{1,2}:00(:00(\\.0+)?)?$");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final int CENTURY = 2000;

    private Days() {}

    /**
     * Reads a day.
     *
     * @param typed not null; blanks around it do not count
     * @param today in Việt Nam; decides about years of two digits
     * @throws DateTimeException when it is no day, or when it could be two
     */
    public static LocalDate parse(String typed, LocalDate today) {
        String text = MIDNIGHT.matcher(VietnameseText.tidyOrEmpty(typed)).replaceFirst("");
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(3), iso.group(2), iso.group(1), today);
        }
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            return day(parts.group(1), parts.group(3), parts.group(4), today);
        }
        if (text.matches("\\d{8}")) {
            return day(text.substring(0, 2), text.substring(2, 4), text.substring(4), today);
        }
        if (text.matches("\\d{6}")) {
            return onlyReading(text, today);
        }
        throw new DateTimeException("no day: " + typed);
    }

    /** Six digits are {@code ddmmyy} or {@code dmyyyy}; both may be days. */
    private static LocalDate onlyReading(String digits, LocalDate today) {
        List<LocalDate> readings = new ArrayList<>();
        for (String[] parts : new String[][] {
            {digits.substring(0, 2), digits.substring(2, 4), digits.substring(4)},
            {digits.substring(0, 1), digits.substring(1, 2), digits.substring(2)}
        }) {
            try {
                readings.add(day(parts[0], parts[1], parts[2], today));
            } catch (DateTimeException notThis) {
                continue;
            }
        }
        if (readings.size() != 1) {
            throw new DateTimeException(readings.size() + " readings: " + digits);
        }
        return readings.get(0);
    }

    private static LocalDate day(String day, String month, String year, LocalDate today) {
        int written = Integer.parseInt(year);
        int full = year.length() == 2 ? CENTURY + written : written;
        if (year.length() == 2 && full > today.getYear()) {
            throw new DateTimeException("a year of two digits in the future: " + year);
        }
        if (full < FIRST_YEAR || full > LAST_YEAR) {
            throw new DateTimeException("no year: " + year);
        }
        return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
    }

    /** As pages show a day: {@code 05/11/2021}; empty for null. */
    public static String shown(LocalDate day) {
        return day == null ? "" : day.format(SHOWN);
    }
}
