package vn.nennep.tally;

import java.time.Instant;
import java.time.LocalTime;
import vn.nennep.operation.NightHour;
import vn.nennep.shared.Clocks;

/**
 * Hours of the day in Việt Nam in which nothing is counted between the nights, also over midnight.
 *
 * @param from the first minute, in it; null for no such hours
 * @param to the end, out of it; null likewise
 */
record OffHours(LocalTime from, LocalTime to) {

    /** The setting for no such hours. */
    static final String NONE = "none";

    /**
     * Reads a setting, such as {@code 23:00-05:00}, or {@value #NONE}.
     *
     * @throws IllegalStateException naming the setting when it is something else
     */
    static OffHours of(String setting, String text) {
        if (text.strip().equals(NONE)) {
            return new OffHours(null, null);
        }
        String[] ends = text.strip().split("-", -1);
        if (ends.length != 2) {
            throw new IllegalStateException(setting + " must be hours such as 23:00-05:00, or none, not " + text);
        }
        return new OffHours(
                NightHour.of(setting, ends[0]).time(),
                NightHour.of(setting, ends[1]).time());
    }

    /** Whether a moment is in them; never where both ends are the same. */
    boolean has(Instant moment) {
        if (from == null) {
            return false;
        }
        LocalTime time = moment.atZone(Clocks.ZONE).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean ended = !time.isBefore(to);
        return from.isAfter(to) ? begun || !ended : begun && !ended;
    }
}
