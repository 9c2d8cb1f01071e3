package vn.nennep.meeting;

import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/**
 * A task that a meeting gives to somebody.
 *
 * @param ref chosen by the page
 * @param task 1 to 1,000 characters
 * @param dueOn last day; null when none was set
 */
public record TaskEntry(UUID ref, String task, long personId, LocalDate dueOn) {

    public TaskEntry {
        task = RecordField.TASK.tidy(task);
        if (task == null) {
            throw RefusedException.invalid("meeting.record.task-empty");
        }
    }
}
