package vn.nennep.quality;

/** Whose score it is. */
public enum ScoreSide {
    /** The cell's own. */
    SELF,
    /** The superior's. */
    SUPERIOR
}
