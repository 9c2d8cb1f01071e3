package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction in lowest terms, which may be more than the whole. Thresholds and points are compared as fractions,
 * never as rounded percents.
 *
 * @param denominator above 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction>, Serializable {

    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private static final Pattern SHAPE =
            Pattern.compile("(-?\\d{1,9})(?:\\.(\\d{1,6}))?\\s*(%)?|(\\d{1,9})\\s*/\\s*(\\d{1,9})");

    public Fraction {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("nothing has " + numerator + "/0");
        }
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        BigInteger sign = BigInteger.valueOf(denominator.signum());
        numerator = numerator.divide(common).multiply(sign);
        denominator = denominator.divide(common).multiply(sign);
    }

    public static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** @param whole not zero */
    public static Fraction of(long part, long whole) {
        return new Fraction(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** Reads {@code 90 %}, {@code 1/2}, {@code 15} or {@code 0.5}; empty for anything else. */
    public static Optional<Fraction> parse(String text) {
        Matcher found = SHAPE.matcher(text == null ? "" : text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        if (found.group(4) != null) {
            long whole = Long.parseLong(found.group(5));
            return whole == 0 ? Optional.empty() : Optional.of(of(Long.parseLong(found.group(4)), whole));
        }
        String decimals = found.group(2) == null ? "" : "." + found.group(2);
        Fraction number = of(new BigDecimal(found.group(1) + decimals));
        return Optional.of(found.group(3) == null ? number : number.times(of(1, 100)));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @param other not zero */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public boolean isAtLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The greatest whole number that is not above. */
    public long floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    /** The least whole number that is not below. */
    public long ceiling() {
        return isWhole() ? numerator.longValueExact() : floor() + 1;
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** With this many decimals, rounded half up: for showing and storing only. */
    public BigDecimal rounded(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, java.math.RoundingMode.HALF_UP);
    }

    /** In hundredths of the whole, rounded for showing only. */
    public BigDecimal percent() {
        return new Fraction(numerator.multiply(HUNDRED), denominator).rounded(2);
    }

    /** {@code 13/14}, or {@code 15} when it is whole; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
