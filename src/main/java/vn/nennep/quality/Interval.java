package vn.nennep.quality;

import java.io.Serializable;

/**
 * From a bound to a bound, each included or not.
 *
 * @param low null for no lower bound
 * @param high null for no upper bound
 */
public record Interval(Bound low, boolean lowIn, Bound high, boolean highIn) implements Serializable {

    public static final Interval ALL = new Interval(null, true, null, true);

    /** From 1 on: what a yes is. */
    public static final Interval YES = new Interval(new Bound(Fraction.ONE, Fraction.ZERO), true, null, true);

    /**
     * A number, or a share of the norm of minutes.
     *
     * @param perNorm times the norm is added; 0 for most
     */
    public record Bound(Fraction number, Fraction perNorm) implements Serializable {

        Fraction at(int norm) {
            return number.plus(perNorm.times(Fraction.of(norm)));
        }

        boolean isOfNorm() {
            return !perNorm.equals(Fraction.ZERO);
        }
    }

    /** @param norm minutes that the meeting should last; 0 where no bound is a share of it */
    public boolean contains(Fraction value, int norm) {
        return isAboveLow(value, norm) && isBelowHigh(value, norm);
    }

    private boolean isAboveLow(Fraction value, int norm) {
        int order = low == null ? 1 : value.compareTo(low.at(norm));
        return order > 0 || order == 0 && lowIn;
    }

    private boolean isBelowHigh(Fraction value, int norm) {
        int order = high == null ? -1 : value.compareTo(high.at(norm));
        return order < 0 || order == 0 && highIn;
    }

    boolean isOfNorm() {
        return low != null && low.isOfNorm() || high != null && high.isOfNorm();
    }

    /** The same with plain numbers as bounds; for whole numbers with both bounds included. */
    Interval at(int norm, boolean whole) {
        Bound lowest = low == null ? null : new Bound(wholeLow(low.at(norm), whole), Fraction.ZERO);
        Bound highest = high == null ? null : new Bound(wholeHigh(high.at(norm), whole), Fraction.ZERO);
        return new Interval(lowest, whole || lowIn, highest, whole || highIn);
    }

    private Fraction wholeLow(Fraction number, boolean whole) {
        if (!whole) {
            return number;
        }
        return Fraction.of(lowIn ? number.ceiling() : number.floor() + 1);
    }

    private Fraction wholeHigh(Fraction number, boolean whole) {
        if (!whole) {
            return number;
        }
        return Fraction.of(highIn ? number.floor() : number.ceiling() - 1);
    }

    boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.number().compareTo(high.number());
        return order > 0 || order == 0 && !(lowIn && highIn);
    }
}
