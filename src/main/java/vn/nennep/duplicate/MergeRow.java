package vn.nennep.duplicate;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A merge in the history.
 *
 * @param undoneAt null while it stands
 * @param undoneBy login; null while it stands
 */
public record MergeRow(
        UUID ref,
        String keptName,
        String keptCode,
        String mergedName,
        String mergedCode,
        Instant mergedAt,
        String mergedBy,
        Instant undoneAt,
        String undoneBy)
        implements Serializable {}
