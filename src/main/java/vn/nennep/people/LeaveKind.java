package vn.nennep.people;

/** Why a member is not due to attend for a time (counting.md: who is due). */
public enum LeaveKind {
    /** Được miễn công tác và sinh hoạt đảng: old age or poor health; may come, is not counted. */
    EXEMPT,
    /** Đi sinh hoạt tạm thời nơi khác: off the home cell's roster only. */
    TEMPORARY_OUT,
    /** On special duty (armed forces): left out of the rate. */
    SPECIAL_DUTY
}
