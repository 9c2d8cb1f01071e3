package vn.nennep.meeting;

import java.util.UUID;

/**
 * A task of an earlier meeting that this one found done.
 *
 * @param result what came of it; null when nothing was said, at most 1,000 characters
 */
public record TaskDone(UUID ref, String result) {

    public TaskDone {
        result = RecordField.RESULT.tidy(result);
    }
}
