package vn.nennep.record;

import java.util.List;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.RecordNeed;
import vn.nennep.rollcall.RollCallSheet;

/**
 * Everything of one meeting on one page.
 *
 * @param roll the roll call, without reasons where the reader may not read texts
 * @param content the record, without texts likewise
 * @param readable whether the reader may read what people said
 * @param missing what is obligatory and not there; empty unless the meeting was begun and is not confirmed
 * @param away who has a part in the meeting and was not there by the roll call; empty likewise
 */
public record RecordSheet(
        RollCallSheet roll,
        RecordContent content,
        RecordAround around,
        boolean readable,
        List<RecordNeed> missing,
        List<AwayRole> away) {}
