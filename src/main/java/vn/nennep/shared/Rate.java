package vn.nennep.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exact fraction: a part of a whole. Compare {@link #isAtLeast} against thresholds, never a rounded percent.
 *
 * @param part 0 or more, at most the whole
 * @param whole 0 or more; a rate of nothing is undefined
 */
public record Rate(long part, long whole) {

    /** The least first, exactly; a rate of nothing before all others. */
    public static final Comparator<Rate> ORDER = Comparator.comparing(Rate::isDefined)
            .thenComparing((one, other) -> Long.compare(one.part * other.whole, other.part * one.whole));

    /** Never used themselves: a format is for one thread alone, and a copy costs less than a new one. */
    private static final Map<Locale, NumberFormat> FORMATS = new ConcurrentHashMap<>();

    public Rate {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("no rate: " + part + " of " + whole);
        }
    }

    public boolean isDefined() {
        return whole > 0;
    }

    /** Whether part / whole ≥ percent / 100, exactly. An undefined rate reaches no threshold. */
    public boolean isAtLeast(int percent) {
        return isDefined() && part * 100 >= (long) percent * whole;
    }

    /** Percent with two decimals, rounded half up for showing only; 0 when undefined. */
    public BigDecimal percent() {
        return isDefined()
                ? BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }

    /** As people write it: {@code 92,86 %} in Vietnamese, whole percents without decimals, a dash when undefined. */
    public String text(Locale locale) {
        if (!isDefined()) {
            return "–";
        }
        NumberFormat format = (NumberFormat)
                FORMATS.computeIfAbsent(locale, NumberFormat::getNumberInstance).clone();
        BigDecimal percent = percent();
        boolean whole = percent.stripTrailingZeros().scale() <= 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(2);
        return format.format(percent) + " %";
    }
}
