package vn.nennep.meeting;

import java.time.LocalDate;

/**
 * A meeting that was not recorded yet was moved to another day, or taken back to planned.
 *
 * @param heldOn the new day, on which the roll call that was begun goes on; null when that roll call no longer holds
 */
public record MeetingMoved(long meetingId, long cellId, LocalDate heldOn) {}
