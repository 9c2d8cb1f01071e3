package vn.nennep.freeze;

/** What of a freeze is not what was written. */
public enum FrozenPart {
    /** The canonical text cannot be read, or is another. */
    TEXT,
    /** The block of a unit in the text. */
    UNIT,
    /** What the papers of a unit carry. */
    SEAL,
    /** The row of the freeze: its hash, its moment, its numbers. */
    ROW,
    /** The freeze before is not there any more. */
    CHAIN
}
