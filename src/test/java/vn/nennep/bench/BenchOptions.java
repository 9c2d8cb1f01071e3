package vn.nennep.bench;

import java.util.List;

/**
 * What a call of {@code ./build.sh bench} asks for.
 *
 * @param only keys of the sections that are measured; empty for all
 * @param isShort little data, few rounds, generous limits
 */
record BenchOptions(int cells, int rounds, List<String> only, boolean isShort) {

    static final int PROVINCE = 3_000;
    private static final int SMALL = 300;
    private static final int ROUNDS = 5;

    /** @throws IllegalArgumentException for an argument that is not known, with what it was */
    static BenchOptions of(String... arguments) {
        boolean isShort = List.of(arguments).contains("--short");
        int cells = isShort ? SMALL : PROVINCE;
        int rounds = isShort ? 3 : ROUNDS;
        List<String> only = List.of();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--short" -> {}
                case "--cells" -> cells = number(arguments, ++i);
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--only" -> only = List.of(value(arguments, ++i).split(","));
                default -> throw new IllegalArgumentException("not known: " + arguments[i]);
            }
        }
        if (cells < 20 || rounds < 1) {
            throw new IllegalArgumentException("20 cells or more, 1 round or more");
        }
        return new BenchOptions(cells, rounds, only, isShort);
    }

    /** Whether its figures are those that the page of results holds. */
    boolean isWrittenDown() {
        return !isShort && cells == PROVINCE && rounds >= ROUNDS;
    }

    boolean asksFor(Section section) {
        return only.isEmpty() ? section.isInShort() || !isShort : only.contains(section.key());
    }

    private static int number(String[] arguments, int index) {
        return Integer.parseInt(value(arguments, index));
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("a value is missing after " + arguments[index - 1]);
        }
        return arguments[index];
    }
}
