package vn.nennep.exchange;

import java.util.Comparator;
import java.util.List;
import vn.nennep.shared.RefusedException;

/** The file has faults; nothing of it was written. */
public class ImportRefused extends RefusedException {

    private final List<Fault> faults;

    ImportRefused(List<Fault> faults) {
        super(Kind.INVALID, "exchange.refused", faults.size());
        this.faults =
                faults.stream().sorted(Comparator.comparingLong(Fault::line)).toList();
    }

    /** Every fault, by line; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
