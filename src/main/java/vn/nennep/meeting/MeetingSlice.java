package vn.nennep.meeting;

import java.util.List;
import vn.nennep.shared.AttendanceCount;

/**
 * A page of a long list of meetings, with the totals of the whole list.
 *
 * @param sessions meetings of the whole list
 * @param count attendances of the whole list
 * @param said what was said in the meetings of the whole list
 * @param rows the meetings of this page, by date
 */
public record MeetingSlice(int sessions, AttendanceCount count, MeetingRow.Said said, List<MeetingRow> rows) {

    public static final MeetingSlice NONE =
            new MeetingSlice(0, AttendanceCount.NONE, MeetingRow.Said.NOTHING, List.of());

    public MeetingSlice {
        rows = List.copyOf(rows);
    }
}
