package vn.nennep.tree;

/** Kinds of units from the top down, in this order; a unit stands under one of a kind before its own. */
public enum UnitKind {
    /** Provincial committee (tỉnh ủy): a root. */
    PROVINCE,
    /** Committee directly above the grassroots (cấp trên trực tiếp cơ sở). */
    SUPERIOR,
    /** Grassroots committee (đảng bộ cơ sở). */
    GRASSROOTS,
    /** Sub-committee (đảng bộ bộ phận). */
    SECTION,
    /** Cell (chi bộ): has members and meetings, and no unit below it. */
    CELL
}
