package vn.nennep.meeting;

import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * A task that a meeting gives to somebody.
 *
 * @param ref chosen by the page
 * @param task 1 to 1,000 characters
 * @param dueOn last day; null when none was set
 */
public record TaskEntry(UUID ref, String task, long personId, LocalDate dueOn) {

    public static final int LONGEST = 1000;

    public TaskEntry {
        task = RecordDetails.bounded(VietnameseText.tidyText(task), LONGEST, "meeting.record.task-long");
        if (task == null) {
            throw RefusedException.invalid("meeting.record.task-empty");
        }
    }
}
