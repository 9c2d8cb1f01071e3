package vn.nennep.tally;

import vn.nennep.shared.RefusedException;

/** The figures of a unit differ from what an independent count says; nothing of the year is published. */
public class Disagreement extends RefusedException {

    private final String unitCode;
    private final String unitName;

    Disagreement(String key, String unitCode, String unitName, Object... facts) {
        super(Kind.CONFLICT, key, facts);
        this.unitCode = unitCode;
        this.unitName = unitName;
    }

    public String unitCode() {
        return unitCode;
    }

    public String unitName() {
        return unitName;
    }
}
