package vn.nennep.operation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import vn.nennep.shared.Clocks;

/**
 * A time of day in Việt Nam at which something is to be done every night.
 *
 * @param time to the minute
 */
public record NightHour(LocalTime time) {

    // Strict: 24:00 would silently become midnight, and seconds would be dropped.
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a setting.
     *
     * @throws IllegalStateException naming the setting when it is no time of day
     */
    public static NightHour of(String setting, String text) {
        try {
            return new NightHour(LocalTime.parse(text.strip(), FORM));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    setting + " must be a time of day from 00:00 to 23:59, such as 01:30, not " + text, e);
        }
    }

    /** The last moment at or before this one at which it was that time in Việt Nam. */
    public Instant lastBefore(Instant moment) {
        ZonedDateTime now = moment.atZone(Clocks.ZONE);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
