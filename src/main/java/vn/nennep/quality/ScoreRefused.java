package vn.nennep.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.nennep.shared.RefusedException;

/** Points are missing, impossible, or lack a reason; nothing was saved. */
public class ScoreRefused extends RefusedException {

    private final Map<String, String> faults;

    ScoreRefused(Map<String, String> faults) {
        super(Kind.INVALID, "quality.score.incomplete", faults.size());
        this.faults = new LinkedHashMap<>(faults);
    }

    /** Criterion → message key, in the order of the set; never empty. */
    public Map<String, String> faults() {
        return faults;
    }
}
