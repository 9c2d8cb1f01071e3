package vn.nennep.tally;

/** How a run counts a year. Both ways come to the same figures. */
public enum RunWay {
    /** Everything, and every figure is checked. */
    FULL,
    /** The cells that changed since the last run and the units above them, and these are checked. */
    CHANGED
}
