package vn.nennep.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One line of a section: what is measured, what it is compared with, and what it is held to.
 *
 * @param name unique in its section; what is timed, in plain words
 * @param unit of its values: ms, MB, rows a second
 * @param yardsticks the lines that it is divided by in the table; none for a line that stands for itself
 * @param limits none for a line that is only told
 */
public record Line(String name, String unit, List<String> yardsticks, List<Limit> limits) {

    /** Milliseconds, compared with nothing and held to nothing. */
    public static Line of(String name) {
        return new Line(name, "ms", List.of(), List.of());
    }

    /** The same with another unit of its values. */
    public Line in(String newUnit) {
        return new Line(name, newUnit, yardsticks, limits);
    }

    /** The same as a ratio to another line too, held to nothing. */
    public Line against(String otherLine) {
        return new Line(
                name,
                unit,
                Stream.concat(yardsticks.stream(), Stream.of(otherLine)).toList(),
                limits);
    }

    /** The same, held to at most so many times another line. */
    public Line atMost(double bound, String otherLine) {
        return against(otherLine).with(new Limit(otherLine, true, bound, null));
    }

    /** The same, held to at least so many times another line: for what others take. */
    public Line atLeast(double bound, String otherLine) {
        return against(otherLine).with(new Limit(otherLine, false, bound, null));
    }

    /** The same, held to at most so much in its own unit. */
    public Line atMost(double bound) {
        return with(new Limit(null, true, bound, null));
    }

    /** The same, whose last limit the short form asks too, with a bound that leaves room for other work beside it. */
    public Line inShort(double bound) {
        Limit last = limits.get(limits.size() - 1);
        List<Limit> before = limits.subList(0, limits.size() - 1);
        return new Line(name, unit, yardsticks, before)
                .with(new Limit(last.yardstick(), last.most(), last.bound(), bound));
    }

    private Line with(Limit limit) {
        return new Line(
                name,
                unit,
                yardsticks,
                Stream.concat(limits.stream(), Stream.of(limit)).toList());
    }

    /** A value for reading: whole from a hundred on, else with up to two digits behind the point. */
    static String number(double value) {
        return Math.abs(value) >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
