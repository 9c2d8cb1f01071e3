package vn.nennep.freeze;

import java.time.Instant;
import java.util.List;

/**
 * What a look at a freeze came to: whether what is stored of it is still what was written, and whether the data are.
 *
 * @param faults what of the freeze itself was changed; empty when nothing was
 * @param differing how many facts are not what they were
 * @param first the first of them, in the order of the text
 * @param marksAway whether the roll calls of the year were taken out of the tables, so that marks were not looked at
 */
public record Finding(Instant lookedAt, List<Fault> faults, long differing, List<Difference> first, boolean marksAway) {

    public Finding {
        faults = List.copyOf(faults);
        first = List.copyOf(first);
    }

    /** What of a freeze is not what was written. */
    public enum Part {
        /** The canonical text cannot be read, or is another. */
        TEXT,
        /** The block of a unit in the text. */
        UNIT,
        /** What the papers of a unit carry. */
        SEAL,
        /** The row of the freeze: its hash, its moment, its numbers. */
        ROW,
        /** The freeze before is not there any more. */
        CHAIN
    }

    /** @param detail what exactly: a unit, a place, a name */
    public record Fault(Part part, String detail) {}

    /** Whether what is stored of the freeze is what was written. */
    public boolean isIntact() {
        return faults.isEmpty();
    }

    /** Whether the data are those that were frozen. */
    public boolean isAgreeing() {
        return differing == 0;
    }
}
