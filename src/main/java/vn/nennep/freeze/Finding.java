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

    /** @param detail what exactly: a unit, a place, a name */
    public record Fault(FrozenPart part, String detail) {}

    /** Whether what is stored of the freeze is what was written. */
    public boolean isIntact() {
        return faults.isEmpty();
    }

    /** Whether the data are those that were frozen. */
    public boolean isAgreeing() {
        return differing == 0;
    }
}
