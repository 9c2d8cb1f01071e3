package vn.nennep.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.nennep.tally.FullRunSection;

/**
 * Measures the sections and holds them to their limits; {@code ./build.sh bench} starts it. The exit status is 0 when every
 * limit was kept, 1 when one was missed, 2 when the call was wrong.
 */
public final class Bench {

    private static final Path RESULTS = Path.of("src/docs/benchmarks.md");

    private final BenchOptions options;
    private final List<SectionResult> results = new ArrayList<>();

    private Bench(BenchOptions options) {
        this.options = options;
    }

    /** All sections, in the order in which they are measured and told. */
    private static List<Section> sections() {
        return List.of(new FullRunSection());
    }

    /** Takes {@code [--short] [--cells N] [--rounds N] [--only KEY,KEY]}. */
    public static void main(String[] arguments) throws Exception {
        Bench bench;
        try {
            bench = new Bench(BenchOptions.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        List<String> missed = bench.run();
        missed.forEach(line -> System.err.println("MISSED " + line));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    /** The short form, as a test runs it: what misses its limit, empty when nothing does. */
    static List<String> shortForm() throws Exception {
        return new Bench(BenchOptions.of("--short")).run();
    }

    private List<String> run() throws Exception {
        long start = System.nanoTime();
        List<Section> asked = sections().stream().filter(options::asksFor).toList();
        String told;
        try (World world = new World(options.cells(), options.isShort())) {
            told = world.told();
            for (Section section : asked) {
                results.add(measure(section, world));
                System.out.println(results.get(results.size() - 1).markdown());
            }
        }
        List<String> missed =
                results.stream().flatMap(result -> result.missed().stream()).toList();
        String head = head(told, seconds(start), missed);
        System.out.print(head);
        if (options.isWrittenDown()) {
            write(head);
        }
        return missed;
    }

    private SectionResult measure(Section section, World world) throws Exception {
        long start = System.nanoTime();
        int rounds = section.rounds(options.rounds());
        Measures measures = new Measures();
        try {
            section.prepare(world);
            for (int round = 0; round < rounds; round++) {
                section.round(measures);
            }
        } finally {
            section.close();
        }
        return new SectionResult(section, measures, rounds, seconds(start), options.isShort());
    }

    private String head(String told, long seconds, List<String> missed) {
        StringBuilder head = new StringBuilder("# Benchmarks\n\nWritten by `./build.sh bench`");
        head.append(options.only().isEmpty() ? ", which took " + seconds + " seconds" : ", in parts");
        head.append(
                ".\nRatios of medians within one run; a section's lines are measured in turns, and their rows compared.\n\n");
        head.append(told).append(".\n");
        if (!missed.isEmpty()) {
            head.append("\nMissed in the last run:\n\n");
            missed.forEach(line -> head.append("- ").append(line).append("\n"));
        }
        return head.toString();
    }

    private void write(String head) throws IOException {
        new BenchPage(RESULTS)
                .write(head, results, sections().stream().map(Section::title).toList());
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
