package vn.nennep.rollcall;

import java.util.UUID;

/**
 * The mark of one person in one meeting, as the register of a year lists it.
 *
 * @param meetingRef which meeting
 * @param reason why the person was away; null when not given
 */
public record RegisterRow(
        UUID meetingRef,
        String memberCode,
        String fullName,
        RosterCategory category,
        AttendanceMark mark,
        String reason) {}
