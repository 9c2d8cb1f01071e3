package vn.nennep.record;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.MeetingService;
import vn.nennep.rollcall.RollCall;
import vn.nennep.rollcall.RollCallService;
import vn.nennep.rollcall.RollCallSheet;

/** The whole record of a meeting with its roll call: opened for one page, saved in one transaction. */
@Stateless
public class RecordService {

    @Inject
    private RollCallService rollCalls;

    @Inject
    private MeetingRecordService records;

    @Inject
    private MeetingService meetings;

    /** The roll call and the record of a meeting; not found when its cell is outside the person's scope. */
    public RecordSheet open(UUID meetingRef) {
        return sheet(rollCalls.open(meetingRef));
    }

    /** The same by the code of the meeting. */
    public RecordSheet openByCode(String meetingCode) {
        return sheet(rollCalls.openByCode(meetingCode));
    }

    /**
     * Saves roll call and record together, or nothing.
     *
     * @param version of the sheet that was filled in; refused when somebody saved since
     * @param marks of the people due; whoever is not named keeps the saved mark, or none when the roll is called for
     *     the first time
     * @param exemptWhoCame members who were not due because exempt, and came all the same
     */
    public RecordSheet save(
            UUID meetingRef, int version, MeetingRecord record, List<RollCall.Mark> marks, Set<Long> exemptWhoCame) {
        RollCallSheet roll = rollCalls.saveWithRecord(meetingRef, version, marks, exemptWhoCame);
        records.enter(roll.meeting(), record, roll.voteBase());
        meetings.touch(roll.meeting());
        records.settleDraft(roll.meeting());
        return sheet(roll.inVersion(roll.meeting().getVersion()));
    }

    private RecordSheet sheet(RollCallSheet roll) {
        RecordRead read = records.read(roll.meeting());
        return new RecordSheet(roll, read.content(), read.around(), read.readable(), read.missing(), read.away());
    }
}
