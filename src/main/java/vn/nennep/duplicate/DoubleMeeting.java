package vn.nennep.duplicate;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.shared.AttendanceCount;

/**
 * A meeting whose roll call has both entries: one stays.
 *
 * @param kept mark of the kept entry before the merge
 * @param merged mark of the other entry before the merge
 * @param stays mark that one person then has
 * @param before counts of the recorded meeting; zeros when it is not recorded
 * @param after counts that it will have
 */
public record DoubleMeeting(
        String code,
        String cellName,
        LocalDate heldOn,
        AttendanceMark kept,
        AttendanceMark merged,
        AttendanceMark stays,
        AttendanceCount before,
        AttendanceCount after)
        implements Serializable {}
