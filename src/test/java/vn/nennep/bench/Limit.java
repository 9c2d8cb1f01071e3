package vn.nennep.bench;

import java.util.Locale;

/**
 * What a line is held to, by its median.
 *
 * @param yardstick the line of the same section that it is divided by, or null for the value itself
 * @param most whether the bound is the most that is allowed, or the least
 * @param bound as a ratio, or in the line's unit when there is no yardstick
 * @param shortBound the bound of the short form, which runs beside other work on little data; null when it asks nothing
 */
public record Limit(String yardstick, boolean most, double bound, Double shortBound) {

    /** Whether the short form asks it, or the long one does. */
    boolean isAsked(boolean isShort) {
        return !isShort || shortBound != null;
    }

    boolean isKept(double value, boolean isShort) {
        double asked = isShort ? shortBound : bound;
        return most ? value <= asked : value >= asked;
    }

    String told(String unit, boolean isShort) {
        double asked = isShort ? shortBound : bound;
        String sign = most ? "≤ " : "≥ ";
        return yardstick == null ? sign + Line.number(asked) + " " + unit : sign + trimmed(asked) + " ×";
    }

    private static String trimmed(double ratio) {
        return ratio == Math.rint(ratio) ? String.valueOf((long) ratio) : String.format(Locale.ROOT, "%s", ratio);
    }
}
