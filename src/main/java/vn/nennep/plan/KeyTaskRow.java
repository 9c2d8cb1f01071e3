package vn.nennep.plan;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A key task, as its page shows it.
 *
 * @param target null while not said
 * @param person name of the member in charge, null while not said
 * @param dueOn null while not said
 * @param moveReason why the last move was made, null where it needs no reason
 */
public record KeyTaskRow(
        long id,
        UUID ref,
        int number,
        String task,
        String target,
        Long personId,
        String person,
        LocalDate dueOn,
        KeyTaskStatus status,
        KeyTaskRating selfRating,
        String selfNote,
        KeyTaskRating superiorRating,
        String superiorNote,
        String moveReason,
        int version,
        List<Progress> progress,
        List<Served> meetings,
        List<Move> moves)
        implements Serializable {

    /** A dated note. */
    public record Progress(LocalDate day, String note, String by) implements Serializable {}

    /**
     * A meeting of the cell's year.
     *
     * @param topic null for none
     */
    public record Served(UUID ref, LocalDate day, String kind, int number, String topic) implements Serializable {}

    /** One dated step of its life; {@code from} is null for the beginning, {@code reason} where none was needed. */
    public record Move(KeyTaskStatus from, KeyTaskStatus to, Instant at, String by, String reason)
            implements Serializable {}

    /** Whether its deadline has passed and the cell has not said what became of it. */
    public boolean isOverdueOn(LocalDate today) {
        return dueOn != null
                && dueOn.isBefore(today)
                && status != KeyTaskStatus.SELF_RATED
                && status != KeyTaskStatus.RATED;
    }
}
