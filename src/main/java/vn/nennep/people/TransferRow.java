package vn.nennep.people;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.calendar.WorkingDays;

/**
 * A transfer as the lists show it.
 *
 * @param memberRef null, like all that tells of the person, when the person is out of sight again: given back or
 *     withdrawn
 * @param admittedOn null when not known
 * @param officialOn null while on probation, or when not known
 * @param firstDay in the new cell as the letter says
 * @param lastDay of a temporary stay; null for an official transfer
 * @param receivedOn first day in the new cell as received; null unless received
 * @param settledAt null while on the way
 * @param settledBy login; null while on the way
 * @param reason why it was given back; null unless it was
 */
public record TransferRow(
        UUID ref,
        int version,
        UUID memberRef,
        String memberCode,
        String memberName,
        LocalDate admittedOn,
        LocalDate officialOn,
        long fromId,
        String fromCode,
        String fromName,
        long toId,
        String toCode,
        String toName,
        TransferKind kind,
        String documentNumber,
        LocalDate documentOn,
        LocalDate firstDay,
        LocalDate lastDay,
        TransferStatus status,
        Instant sentAt,
        String sentBy,
        LocalDate receivedOn,
        Instant settledAt,
        String settledBy,
        String reason)
        implements Serializable {

    /**
     * Working days after the date of the letter within which it must be handed to the new cell (counting.md:
     * transfers).
     */
    public static final int TERM_WORKING_DAYS = 30;

    public boolean isOpen() {
        return status == TransferStatus.SENT;
    }

    /** Last day on which the letter can be presented in time. */
    public LocalDate dueOn() {
        return WorkingDays.after(documentOn, TERM_WORKING_DAYS);
    }

    /** Whether it is still on the way after its term. */
    public boolean isOverdue(LocalDate today) {
        return isOpen() && today.isAfter(dueOn());
    }
}
