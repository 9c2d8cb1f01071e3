package vn.nennep.meeting;

/** A meeting that was not recorded yet was moved to another day; what was prepared for the old day no longer holds. */
public record MeetingMoved(long meetingId) {}
