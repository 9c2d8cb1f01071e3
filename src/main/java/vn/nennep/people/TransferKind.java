package vn.nennep.people;

/** How a member goes to another cell (counting.md: transfers). */
public enum TransferKind {
    /** Chuyển sinh hoạt chính thức: the other cell becomes the home. */
    OFFICIAL,
    /** Chuyển sinh hoạt tạm thời: a stay there for a time; the home stays the home. */
    TEMPORARY
}
