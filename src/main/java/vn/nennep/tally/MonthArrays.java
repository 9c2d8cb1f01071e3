package vn.nennep.tally;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The texts of statements over arrays: {@code by_month[month][figure]} with the figures of each month,
 * {@code by_span[figure][span]} with what is counted once in each {@link PeriodSpan}, and plain arrays of twelve months. The
 * database has no sum of arrays, so each element is summed by itself.
 */
final class MonthArrays {

    static final int MONTHS = 12;

    private static final int QUARTERS = 4;

    private MonthArrays() {}

    /** {@code array[of(1), …, of(n)]} */
    static String array(int length, IntFunction<String> of) {
        return IntStream.rangeClosed(1, length).mapToObj(of).collect(Collectors.joining(", ", "array[", "]"));
    }

    /** An array of arrays, {@code array[array[…], …]}, each element by its two places. */
    private static String table(int rows, int columns, String element) {
        return array(rows, row -> array(columns, column -> element.formatted(row, column)));
    }

    /** Twelve zeros for each figure that is known of each month. */
    static String noMonths() {
        return "array_fill(0, array[%d, %d])".formatted(MONTHS, Figure.byMonth().size());
    }

    /** Zeros for each span and each figure that is counted once in it. */
    static String noSpans() {
        return "array_fill(0, array[%d, %d])".formatted(Figure.distinct().size(), PeriodSpan.ALL.size());
    }

    /** {@code by_month} summed over rows; zeros where there are none. */
    static String sumOfMonths(String array) {
        return table(MONTHS, Figure.byMonth().size(), "coalesce(sum(" + array + "[%d][%d]), 0)::integer");
    }

    /** {@code by_month} of one less that of another, summed over rows. */
    static String sumOfMonths(String array, String before) {
        return table(
                MONTHS,
                Figure.byMonth().size(),
                "sum(" + array + "[%1$d][%2$d] - " + before + "[%1$d][%2$d])::integer");
    }

    /** {@code by_span} summed over rows; zeros where there are none. */
    static String sumOfSpans(String array) {
        return table(
                Figure.distinct().size(), PeriodSpan.ALL.size(), "coalesce(sum(" + array + "[%d][%d]), 0)::integer");
    }

    /** {@code by_span}, each element made for its figure and span. */
    static String spans(BiFunction<Figure, PeriodSpan, String> element) {
        return Figure.distinct().stream()
                .map(figure -> PeriodSpan.array(span -> element.apply(figure, span)))
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    /** {@code m1, …, m12}: the columns of months of a temporary table, which are summed quicker than an array. */
    static String columns(String table) {
        return columns(month -> table + ".m" + month);
    }

    /** A text for each month, one after the other. */
    static String columns(IntFunction<String> of) {
        return IntStream.rangeClosed(1, MONTHS).mapToObj(of).collect(Collectors.joining(", "));
    }

    /** The columns of months as an array. */
    static String ofColumns(String table) {
        return "array[" + columns(table) + "]";
    }

    /** An array of so many numbers summed over rows; zeros where there are none. */
    static String sum(int length, String array) {
        return array(length, at -> "coalesce(sum(%s[%d]), 0)::integer".formatted(array, at));
    }

    /** An array of the quarters of a year: in how many rows the bit of each is set. */
    static String countOfQuarters(String bits) {
        return array(QUARTERS, quarter -> "coalesce(sum((%s >> %d) & 1), 0)::integer".formatted(bits, quarter - 1));
    }

    /** The same, less how often it was set in other bits. */
    static String countOfQuarters(String bits, String before) {
        return array(QUARTERS, quarter -> "sum(((%1$s >> %3$d) & 1) - ((%2$s >> %3$d) & 1))::integer"
                .formatted(bits, before, quarter - 1));
    }

    /** {@code t.by_month + d.by_month}, element by element. */
    static String addedMonths(String array, String other) {
        return table(MONTHS, Figure.byMonth().size(), array + "[%1$d][%2$d] + " + other + "[%1$d][%2$d]");
    }

    /** {@code t.by_span + d.by_span}, element by element. */
    static String addedSpans(String array, String other) {
        return table(
                Figure.distinct().size(), PeriodSpan.ALL.size(), array + "[%1$d][%2$d] + " + other + "[%1$d][%2$d]");
    }

    /** Two arrays of the same length added element by element. */
    static String added(int length, String array, String other) {
        return array(length, at -> "%s[%3$d] + %s[%3$d]".formatted(array, other, at));
    }

    /** The sum of a figure's months. */
    static String year(String array, Figure figure) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> "%s[%d][%d]".formatted(array, month, figure.placeInMonth()))
                .collect(Collectors.joining(" + "));
    }

    /** Bits: the months in which a figure is not 0; no bits where the array is null. */
    static String monthsWith(String array, Figure figure) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> "case when %s[%d][%d] > 0 then %d else 0 end"
                        .formatted(array, month, figure.placeInMonth(), 1 << (month - 1)))
                .collect(Collectors.joining(" | ", "(", ")"));
    }
}
