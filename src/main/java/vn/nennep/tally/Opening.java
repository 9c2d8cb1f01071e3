package vn.nennep.tally;

/** The list that a figure opens into. Its lines add up to the figure. */
public enum Opening {
    /** The cells, each with its own figure. */
    CELLS,
    MEETINGS,
    THEMATIC_MEETINGS,
    MEETINGS_WITH_CONTRIBUTIONS,
    MEETINGS_WITH_OPEN_CONTRIBUTIONS,
    MEETINGS_WITH_SPEAKERS,
    PLANS,
    PLAN_LINES,
    PLAN_LINES_KEPT,
    PLAN_LINES_OPEN,
    KEY_TASKS,
    KEY_TASKS_DONE
}
