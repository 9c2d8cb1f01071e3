package vn.nennep.people;

/** In what capacity a person belongs to a cell (counting.md: who is due). */
public enum MembershipCategory {
    /** Đảng viên chính thức. */
    OFFICIAL,
    /** Đảng viên dự bị. */
    PROBATIONARY,
    /** Đến sinh hoạt tạm thời: due to attend here, home elsewhere. */
    TEMPORARY_IN;

    /** Whether the cell is the person's home; a person has one home at a time. */
    public boolean isHome() {
        return this != TEMPORARY_IN;
    }
}
