package vn.nennep.calendar;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An amendment as lists show it.
 *
 * @param decidedAt null while nobody decided, as are the other facts of the decision
 * @param openUntil until when the branch is open; null unless approved
 * @param changes how many changes were made under it
 * @param decidable whether the caller may decide it now
 */
public record AmendmentRow(
        UUID ref,
        int year,
        String unitCode,
        String unitName,
        String what,
        String why,
        Instant requestedAt,
        String requestedBy,
        AmendmentStatus status,
        Instant decidedAt,
        String decidedBy,
        String decisionReason,
        Instant openUntil,
        int changes,
        boolean decidable)
        implements Serializable {}
