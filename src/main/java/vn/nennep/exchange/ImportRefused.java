package vn.nennep.exchange;

import java.util.Comparator;
import java.util.List;
import vn.nennep.shared.RefusedException;

/** The file has faults, or doubtful rows that were not to be accepted; nothing of it was written. */
public class ImportRefused extends RefusedException {

    private final List<Fault> faults;
    private final boolean doubtful;

    private ImportRefused(String key, List<Fault> faults, boolean doubtful) {
        super(Kind.INVALID, key, faults.size());
        this.doubtful = doubtful;
        this.faults =
                faults.stream().sorted(Comparator.comparingLong(Fault::line)).toList();
    }

    static ImportRefused faulty(List<Fault> faults) {
        return new ImportRefused("exchange.refused", faults, false);
    }

    static ImportRefused doubtful(List<Fault> doubts) {
        return new ImportRefused("exchange.doubtful", doubts, true);
    }

    /**
     * Whether the file is well-formed and only doubtful: it can be loaded once somebody has looked at what is named.
     */
    public boolean isDoubtful() {
        return doubtful;
    }

    /** Every fault, or every doubt, by line; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
