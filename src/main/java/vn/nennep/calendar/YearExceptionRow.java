package vn.nennep.calendar;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An exception as lists show it.
 *
 * @param endedAt when somebody ended it before its time; null otherwise
 * @param endedBy login; null otherwise
 * @param changes how many changes it let in
 * @param holding whether it holds now
 */
public record YearExceptionRow(
        UUID ref,
        int year,
        String unitCode,
        String unitName,
        String reason,
        Instant grantedAt,
        String grantedBy,
        Instant endsAt,
        Instant endedAt,
        String endedBy,
        int changes,
        boolean holding)
        implements Serializable {}
