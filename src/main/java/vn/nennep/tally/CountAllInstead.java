package vn.nennep.tally;

import jakarta.ejb.ApplicationException;

/**
 * What changed cannot be counted alone: nothing is kept to count from, or the proof found the figures wrong. Nothing of the
 * transaction may stay; a full run in a new one counts, names who is wrong, and keeps its state anew.
 */
@ApplicationException(rollback = true)
public class CountAllInstead extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CountAllInstead(String why) {
        super(why);
    }

    /** Without the disagreement as its cause: it is no refusal, and nobody is told of it before the full run finds it too. */
    CountAllInstead(Disagreement first) {
        super(first.key() + " " + first.unitCode());
    }
}
