package vn.nennep.tally;

/** Why a run counts a year in full, or only what changed. */
public enum WayReason {
    /** Nothing asks for more: what changed since the last run is known, and it is little. The only one of the way CHANGED. */
    KNOWN,
    /** The nightly run is the one that counts and checks everything. */
    NIGHT,
    /** Somebody asked for it. */
    ASKED,
    /** What changed could not be counted alone or did not agree, so the whole year is counted, which names who is wrong. */
    CHECK,
    /** The year was never published, or by a release that kept nothing to go on from. */
    FIRST,
    /** The rules of counting are others than those of the last full run. */
    RULES,
    /** Units were founded, moved, renamed, ended or carried on since. */
    TREE,
    /** Topic groups or presentation forms were changed since. */
    CODES,
    /** The periods of reports were decided anew since. */
    PERIODS,
    /** A state of a unit began or ended between the day of the last run and today. */
    UNIT_DAY,
    /** A quarter of the year ended since. */
    QUARTER,
    /** Cells are set aside, and may agree by now. */
    ASIDE,
    /** The last full run is too long ago. */
    WEEK,
    /** More than half of the cells changed. */
    MANY
}
