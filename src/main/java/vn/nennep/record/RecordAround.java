package vn.nennep.record;

import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import vn.nennep.meeting.MeetingStatus;

/**
 * What stands around a record.
 *
 * @param openTasks tasks that earlier meetings of the cell gave and nobody found done, earliest deadline first
 * @param moves the history of the meeting's states, oldest first
 * @param versions what was confirmed so far, oldest first
 */
public record RecordAround(List<RecordContent.Task> openTasks, List<Move> moves, List<KeptVersion> versions)
        implements Serializable {

    /** A move from one state to another; {@code from} is null for the first. */
    public record Move(MeetingStatus from, MeetingStatus to, OffsetDateTime at, String by, String reason)
            implements Serializable {

        public Instant moment() {
            return at.toInstant();
        }
    }

    /** A confirmed version; {@code reason} says why it corrects the one before, null for the first. */
    public record KeptVersion(int number, OffsetDateTime at, String by, String reason) implements Serializable {

        public Instant moment() {
            return at.toInstant();
        }
    }

    RecordAround withoutTexts() {
        return new RecordAround(List.of(), moves, List.of());
    }
}
