package vn.nennep.quality;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.Locale;

/** Points, with two decimals at most. */
public final class Points {

    static final int DECIMALS = 2;

    public static final BigDecimal NONE = of(Fraction.ZERO);

    private Points() {}

    /** Rounded half up where more decimals are: for storing and showing. */
    public static BigDecimal of(Fraction exact) {
        return exact.rounded(DECIMALS);
    }

    /** In the form in which equal points are equal. */
    public static BigDecimal of(BigDecimal points) {
        return points == null ? null : points.setScale(DECIMALS);
    }

    /** The sum of points; 0 of none. */
    public static BigDecimal sum(Collection<BigDecimal> points) {
        return points.stream().reduce(NONE, BigDecimal::add);
    }

    /** {@code 27} or {@code 0,5}; a dash for none. */
    public static String text(BigDecimal points, Locale locale) {
        if (points == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(points);
    }
}
