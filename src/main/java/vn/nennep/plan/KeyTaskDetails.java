package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What is entered of a key task; only what is needed to send it may be missing in a draft.
 *
 * @param task at most 1000 characters
 * @param target expected output or target, at most 1000 characters; null while not said
 * @param personId member in charge; null while not said
 * @param dueOn deadline; null while not said
 */
public record KeyTaskDetails(String task, String target, Long personId, LocalDate dueOn) implements Serializable {

    public static final int LONGEST_TASK = 1000;
    public static final int LONGEST_TARGET = 1000;

    public KeyTaskDetails {
        task = Wording.required(task, LONGEST_TASK, "task");
        target = Wording.optional(target, LONGEST_TARGET, "target");
    }
}
