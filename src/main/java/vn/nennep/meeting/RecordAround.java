package vn.nennep.meeting;

import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What stands around a record.
 *
 * @param openTasks tasks that earlier meetings of the cell gave and nobody found done, earliest deadline first
 * @param moves the history of the meeting's states, oldest first
 * @param versions what was confirmed so far, oldest first
 * @param draft what the person typed and did not save; null when there is none
 */
public record RecordAround(
        List<RecordContent.Task> openTasks, List<Move> moves, List<KeptVersion> versions, Draft draft)
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

    /**
     * Typed and not saved.
     *
     * @param basedOn version of the meeting that the page was opened with
     * @param content field → what stood in it
     */
    public record Draft(OffsetDateTime at, int basedOn, Map<String, String> content) implements Serializable {

        public Instant moment() {
            return at.toInstant();
        }
    }

    RecordAround withoutTexts() {
        return new RecordAround(List.of(), moves, List.of(), null);
    }
}
