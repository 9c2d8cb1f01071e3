package vn.nennep.meeting;

import java.util.List;
import vn.nennep.shared.AttendanceCount;

/**
 * A page of a long list of meetings, with the totals of the whole list.
 *
 * @param sessions meetings of the whole list
 * @param count attendances of the whole list
 * @param rows the meetings of this page, by date
 */
public record MeetingSlice(int sessions, AttendanceCount count, List<MeetingRow> rows) {

    public MeetingSlice {
        rows = List.copyOf(rows);
    }
}
