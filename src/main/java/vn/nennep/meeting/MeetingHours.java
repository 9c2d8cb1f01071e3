package vn.nennep.meeting;

import java.time.LocalTime;

/**
 * From when to when a meeting lasts. One that begins in the evening may end after midnight; its day is the one on which
 * it begins. The same rule is {@code meeting_times_fit} in the database.
 */
public final class MeetingHours {

    /** From this hour on a meeting may go on into the next day. */
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    /** By then such a meeting has ended. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private MeetingHours() {}

    /** Whether both can be the times of one meeting; either may be null, when it is not known. */
    public static boolean fit(LocalTime start, LocalTime end) {
        return start == null || end == null || end.isAfter(start) || isOverMidnight(start, end);
    }

    private static boolean isOverMidnight(LocalTime start, LocalTime end) {
        return !start.isBefore(EVENING) && !end.isAfter(MORNING);
    }

    /** The start in minutes since the midnight before. */
    public static int startMinute(LocalTime start) {
        return start.getHour() * 60 + start.getMinute();
    }

    /** The end in minutes since the midnight before the start: more than a day's for a meeting over midnight. */
    public static int endMinute(LocalTime start, LocalTime end) {
        int minute = end.getHour() * 60 + end.getMinute();
        return isOverMidnight(start, end) ? minute + MINUTES_OF_A_DAY : minute;
    }
}
