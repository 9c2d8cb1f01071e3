package vn.nennep.testdata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How much of a large world a run looks at: a drawn part in {@code ./build.sh test}, all of it in {@code ./build.sh
 * long}.
 *
 * <p>Every part that can be drawn has passed the long form, so a draw that fails shows a new fault. Its seed is printed;
 * {@code ./build.sh test -Dnennep.seed=SEED} draws the same again.
 */
public final class Extent {

    private static final boolean LONG = Boolean.getBoolean("nennep.long");
    private static final long SEED = seed();

    private Extent() {}

    private static long seed() {
        String told = System.getProperty("nennep.seed", "").strip();
        long seed = told.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(told);
        System.out.printf("Extent: %s, seed %d%n", LONG ? "everything" : "a drawn part", seed);
        return seed;
    }

    /** Whether this run looks at everything. */
    public static boolean isLong() {
        return LONG;
    }

    /** A source of draws; the same for the same seed and purpose, whatever other tests drew before. */
    public static Random random(String purpose) {
        return new Random(SEED * 31 + purpose.hashCode());
    }

    /**
     * Some of a list in a drawn order, or all of it in the long form.
     *
     * @param count how many at most
     */
    public static <T> List<T> some(List<T> all, int count, Random random) {
        if (LONG || all.size() <= count) {
            return all;
        }
        List<T> drawn = new ArrayList<>(all);
        Collections.shuffle(drawn, random);
        return List.copyOf(drawn.subList(0, count));
    }
}
