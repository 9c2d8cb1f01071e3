package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Rate;

/** How pages write values: words of a list, days, moments, counts and rates in the person's language. */
@Named
@RequestScoped
public class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private static final double KILOBYTE = 1024;
    private static final double MEGABYTE = KILOBYTE * KILOBYTE;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    /** A table has thousands of numbers, and making a format costs more than writing one. */
    private NumberFormat integers;

    /** The word of a list value, e.g. of {@code MeetingKind.THEMATIC}; empty for none. */
    public String of(Enum<?> value) {
        return value == null ? "" : Messages.label(language.getLocale(), value);
    }

    /** As 31/12/2021; empty for null. */
    public String day(LocalDate day) {
        return day == null ? "" : day.format(DAY);
    }

    /** As 31/12, where the year is known; empty for null. */
    public String dayOfYear(LocalDate day) {
        return day == null ? "" : day.format(DAY_OF_YEAR);
    }

    /** As 14:30; empty for null. */
    public String time(LocalTime time) {
        return time == null ? "" : time.format(TIME);
    }

    /** In the zone of the users. */
    public String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(Clocks.ZONE));
    }

    /** With the thousands separator of the language. */
    public String number(Number number) {
        return number == null ? "" : integers().format(number);
    }

    private NumberFormat integers() {
        if (integers == null) {
            integers = NumberFormat.getIntegerInstance(language.getLocale());
        }
        return integers;
    }

    /** With two decimals at most, in the language: {@code 27}, {@code 0,5}; empty for null. */
    public String decimal(Number number) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.getLocale());
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** A file's size: {@code 1,2 MB}. */
    public String size(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(language.getLocale());
        format.setMaximumFractionDigits(1);
        return bytes < MEGABYTE
                ? format.format(Math.max(1, Math.round(bytes / KILOBYTE))) + " KB"
                : format.format(bytes / MEGABYTE) + " MB";
    }

    /** {@code 92,86 %} */
    public String rate(Rate rate) {
        return rate == null ? "" : rate.text(language.getLocale());
    }

    /** {@code 13/14 · 92,86 %} */
    public String attendance(AttendanceCount count) {
        return "%s/%s · %s".formatted(number(count.present()), number(count.due()), rate(count.rate()));
    }

    /** A meeting by its kind and number. */
    public String session(Enum<?> kind, int number) {
        return messages.text("meeting.session", of(kind), number(number));
    }

    /** A sentence with its facts. */
    public String text(String key, Object first) {
        return messages.text(key, first);
    }

    public String text(String key, Object first, Object second) {
        return messages.text(key, first, second);
    }

    public String text(String key, Object first, Object second, Object third) {
        return messages.text(key, first, second, third);
    }
}
