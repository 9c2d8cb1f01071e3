package vn.nennep.freeze;

import java.io.Serializable;

/**
 * What a file turned out to be.
 *
 * @param freeze the freeze that it speaks of; null when it speaks of none that is known
 * @param seal the seal of the unit that it speaks of; null for a whole text, and when there is none
 * @param right whether its figures are those that were frozen, to the last byte where it is a text or an issued paper
 * @param first the first difference; null when there is none or none can be named
 */
public record FileVerdict(Sort sort, FreezeRow freeze, SealRow seal, boolean right, Mismatch first) {

    /** What sort of file. */
    public enum Sort {
        /** A canonical text, compressed or not. */
        TEXT,
        /** A report as programs get it, JSON. */
        REPORT,
        /** A file that was issued with a seal. */
        PAPER,
        /** Nothing that is known here: an issued file that was changed looks like this, too. */
        UNKNOWN
    }

    /**
     * Where a file differs from what was frozen.
     *
     * @param what unit and fact
     * @param frozen null when it was not frozen
     * @param inFile null when the file does not have it
     */
    public record Mismatch(String what, String frozen, String inFile) implements Serializable {}

    static final FileVerdict UNKNOWN = new FileVerdict(Sort.UNKNOWN, null, null, false, null);
}
