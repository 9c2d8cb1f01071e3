package vn.nennep.freeze;

import java.io.Serializable;
import java.time.Instant;

/**
 * A freeze.
 *
 * @param period what was frozen, e.g. {@code 2021}
 * @param version 1, and one more after each amendment
 * @param hash SHA-256 of the canonical text, in hexadecimal digits
 * @param previous hash of the freeze before, of whatever year; null for the first
 * @param frozenBy login
 * @param cellCount cells that the figures have
 * @param unreportedCount those of them without any recorded meeting
 * @param asideCount cells that the figures are without
 * @param lineCount facts in the text
 * @param byteCount length of the text
 */
public record FreezeRow(
        long id,
        int year,
        String period,
        int version,
        String hash,
        String previous,
        Instant frozenAt,
        String frozenBy,
        String reason,
        int cellCount,
        int unreportedCount,
        int asideCount,
        long lineCount,
        long byteCount)
        implements Serializable {}
