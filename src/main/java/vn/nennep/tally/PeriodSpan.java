package vn.nennep.tally;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.nennep.calendar.ReportingPeriod;

/**
 * The months that a period can come to, from the first to the last, 1 to 12. What is counted once in a period cannot be added
 * up from its months, so it is counted for each of these: every month, quarter and half of a year, and everything from January
 * up to each month, the last of which is the year.
 */
record PeriodSpan(int first, int last) {

    /** In the order in which {@code by_span} has them. */
    static final List<PeriodSpan> ALL = Stream.of(
                    IntStream.rangeClosed(1, 12).mapToObj(month -> new PeriodSpan(month, month)),
                    IntStream.rangeClosed(2, 4).mapToObj(quarter -> new PeriodSpan(quarter * 3 - 2, quarter * 3)),
                    Stream.of(new PeriodSpan(7, 12)),
                    IntStream.rangeClosed(2, 12).mapToObj(month -> new PeriodSpan(1, month)))
            .flatMap(Function.identity())
            .toList();

    private static final int YEAR = ALL.size();

    /** The months of a period. */
    static PeriodSpan of(ReportingPeriod period) {
        return new PeriodSpan(period.firstMonth(), period.lastMonth());
    }

    /** Its place in {@code by_span}, from 1. */
    int place() {
        return ALL.indexOf(this) + 1;
    }

    /** The place of the whole year. */
    static int placeOfYear() {
        return YEAR;
    }

    /** Bits of its months, the lowest is January. */
    int months() {
        return (1 << last) - (1 << (first - 1));
    }

    /** Bits of the quarters that lie in it as a whole, the lowest is the first. */
    int quarters() {
        return IntStream.rangeClosed(1, 4)
                .filter(quarter -> quarter * 3 - 2 >= first && quarter * 3 <= last)
                .map(quarter -> 1 << (quarter - 1))
                .sum();
    }

    /**
     * {@code array[…]} with a number for each span.
     *
     * @param element made for a span
     */
    static String array(Function<PeriodSpan, String> element) {
        return ALL.stream().map(element).collect(Collectors.joining(", ", "array[", "]"));
    }
}
