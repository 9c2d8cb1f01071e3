package vn.nennep.tally;

/** The steps of a year's consolidation, in order; the history of runs tells how long each took. */
public enum ConsolidationPart {
    FREEZE_TREE,
    COUNT_CELLS,
    SUM_UP,
    COUNT_PEOPLE,
    CHECK,
    PUBLISH
}
