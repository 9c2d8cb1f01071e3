package vn.nennep.meeting;

/**
 * A meeting that was not recorded yet was moved to another day, or taken back to planned; the roll call that was begun no
 * longer holds.
 */
public record MeetingMoved(long meetingId) {}
