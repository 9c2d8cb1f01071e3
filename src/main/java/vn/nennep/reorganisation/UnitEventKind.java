package vn.nennep.reorganisation;

/** What can become of units on a day. */
public enum UnitEventKind {
    /** Thành lập: units begin that had no predecessor. */
    FOUNDED,
    /** Đổi tên, đổi loại: another name, another kind, or both. */
    RENAMED,
    /** Đổi mã: another official code. */
    RECODED,
    /** Chuyển trực thuộc: any number of units get another superior. */
    MOVED,
    /** Hợp nhất, sáp nhập: several units carry on as one. */
    MERGED,
    /** Chia tách: one unit carries on as several. */
    SPLIT,
    /** Giải thể, kết thúc hoạt động: a unit ends; others may carry on for it. */
    DISSOLVED;

    /** Whether units end, so that the units below them and the people in them must go somewhere. */
    public boolean endsUnits() {
        return this == MERGED || this == SPLIT || this == DISSOLVED;
    }
}
