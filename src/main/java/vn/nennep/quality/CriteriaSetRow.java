package vn.nennep.quality;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A published set in a list.
 *
 * @param unitName null for everybody
 * @param guidance number of the document that it rests on; null when the library has none
 * @param validTo null for open
 */
public record CriteriaSetRow(
        String code,
        String name,
        String unitCode,
        String unitName,
        AppliesTo appliesTo,
        LocalDate validFrom,
        LocalDate validTo,
        boolean example,
        String guidance,
        Instant publishedAt,
        String publishedBy)
        implements Serializable {}
