package vn.nennep.shared;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of day as people write them, the same for pages, files and programs: {@code 14:30}, {@code 9:00}, {@code 14h30},
 * {@code 14.30}, {@code 14h}, {@code 1430}, {@code 14:30:00}. {@code 24:00} is no time of a day and is refused: midnight
 * is {@code 0:00}.
 */
public final class Times {

    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,2})(?:\\s*[:.hHgG]\\s*(\\d{2})(?::00(?:\\.0+)?)?|\\s*[hHgG]|(\\d{2}))?");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Times() {}

    /**
     * Reads a time of day.
     *
     * @param typed not null; blanks around it do not count
     * @throws DateTimeException when it is none
     */
    public static LocalTime parse(String typed) {
        Matcher parts = TYPED.matcher(VietnameseText.tidyOrEmpty(typed));
        if (!parts.matches()) {
            throw new DateTimeException("no time: " + typed);
        }
        String minutes = parts.group(2) == null ? parts.group(3) : parts.group(2);
        return LocalTime.of(Integer.parseInt(parts.group(1)), minutes == null ? 0 : Integer.parseInt(minutes));
    }

    /** As pages show a time: {@code 14:30}; empty for null. */
    public static String shown(LocalTime time) {
        return time == null ? "" : time.format(SHOWN);
    }
}
