package vn.nennep.record;

import java.util.List;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.RecordNeed;

/**
 * A record as somebody may read it.
 *
 * @param readable whether with the texts: what people said, and why they were away
 * @param missing what is obligatory and not there; empty unless the meeting was begun and is not confirmed
 * @param away who has a part in the meeting and was not there by the roll call; empty likewise
 */
public record RecordRead(
        RecordContent content, RecordAround around, boolean readable, List<RecordNeed> missing, List<AwayRole> away) {}
