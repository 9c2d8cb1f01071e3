package vn.nennep.tally;

import java.util.ArrayList;
import java.util.List;
import vn.nennep.shared.RefusedException;

/**
 * The figures of a unit differ from what an independent count says. Its cells are set aside; thrown only when no cell
 * can be named, and then nothing of the year is published.
 */
public class Disagreement extends RefusedException {

    private final long unitId;
    private final String unitCode;
    private final String unitName;

    Disagreement(String key, long unitId, String unitCode, String unitName, Object... facts) {
        super(Kind.CONFLICT, key, facts);
        this.unitId = unitId;
        this.unitCode = unitCode;
        this.unitName = unitName;
    }

    /** What was found wrong with a unit, told by this message. */
    static Disagreement of(String key, CheckFault fault) {
        List<Object> facts = new ArrayList<>(List.of(fault.name(), fault.code()));
        facts.addAll(fault.facts());
        return new Disagreement(key, fault.unitId(), fault.code(), fault.name(), facts.toArray());
    }

    long unitId() {
        return unitId;
    }

    /** Code of the unit whose figures did not agree. */
    public String unitCode() {
        return unitCode;
    }

    /** Name of the unit whose figures did not agree. */
    public String unitName() {
        return unitName;
    }
}
