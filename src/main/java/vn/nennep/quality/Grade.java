package vn.nennep.quality;

/** How good a meeting or a year was, best first. */
public enum Grade {
    /** Tốt. */
    GOOD,
    /** Khá. */
    FAIR,
    /** Trung bình. */
    AVERAGE,
    /** Kém. */
    WEAK;

    public boolean isAtLeast(Grade other) {
        return compareTo(other) <= 0;
    }

    /** The worse of both. */
    public Grade notAbove(Grade highest) {
        return isAtLeast(highest) ? highest : this;
    }
}
