package vn.nennep.tally;

/** What belongs together in the report; each has its name over the columns of its figures. */
public enum FigureGroup {
    CELLS,
    /** Which cells are heard of. */
    REPORTED,
    /** Who keeps the duty of a thematic meeting in each quarter. */
    QUARTERS,
    THEMATIC,
    MEETINGS,
    /** Stand alone, without a name over them. */
    ALONE,
    GRADES,
    SAID,
    PLANS,
    KEY_TASKS,
    YEAR_GRADES
}
