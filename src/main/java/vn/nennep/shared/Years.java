package vn.nennep.shared;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The years that pages offer to choose from: the same on all of them. */
public final class Years {

    private static final int BACK = 2;
    private static final int AHEAD = 1;

    private Years() {}

    /**
     * Years with anything in them, those around this year, and the one that is shown; oldest first, each once.
     *
     * @param used in any order
     */
    public static List<Integer> offered(Collection<Integer> used, int thisYear, int shown) {
        return IntStream.concat(
                        IntStream.concat(used.stream().mapToInt(Integer::intValue), IntStream.of(shown)),
                        IntStream.rangeClosed(thisYear - BACK, thisYear + AHEAD))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The year that a page shows when none is asked for: this one, or the latest used when this one has nothing. */
    public static int proposed(Collection<Integer> used, int thisYear) {
        return used.isEmpty() || used.contains(thisYear)
                ? thisYear
                : used.stream().mapToInt(Integer::intValue).max().getAsInt();
    }
}
