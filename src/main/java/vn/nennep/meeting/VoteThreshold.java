package vn.nennep.meeting;

/** How many must agree for a resolution to pass (Điều lệ Đảng, art. 9; admissions and expulsions need two thirds). */
public enum VoteThreshold {
    /** More than half of those who had a vote. */
    HALF,
    /** At least two thirds of those who had a vote. */
    TWO_THIRDS;

    /** Whether so many of the base are enough; exact, never by a rounded percentage. */
    public boolean isReached(int agree, int base) {
        return this == HALF ? 2L * agree > base : 3L * agree >= 2L * base;
    }
}
