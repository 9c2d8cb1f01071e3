package vn.nennep.quality;

import java.util.Comparator;
import java.util.List;
import vn.nennep.shared.RefusedException;

/** The criteria file has faults; nothing of it was published. */
public class CriteriaRefused extends RefusedException {

    private final List<CriteriaFault> faults;

    CriteriaRefused(List<CriteriaFault> faults) {
        super(Kind.INVALID, "quality.set.refused", faults.size());
        this.faults = faults.stream()
                .sorted(Comparator.comparingInt(CriteriaFault::line))
                .toList();
    }

    /** Every fault, by line; never empty. */
    public List<CriteriaFault> faults() {
        return faults;
    }
}
