package vn.nennep.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.nennep.bench.data.DataCommand;
import vn.nennep.bench.page.PagesSection;
import vn.nennep.exchange.ImportSection;
import vn.nennep.launcher.StartSection;
import vn.nennep.tally.ChangedCellsSection;
import vn.nennep.tally.FullRunSection;
import vn.nennep.tally.GrowthSection;
import vn.nennep.tally.OthersSection;
import vn.nennep.tally.SavesSection;

/**
 * Measures the sections and holds them to their limits; {@code ./build.sh bench} starts it. The exit status is 0 when every
 * limit was kept, 1 when one was missed, 2 when the call was wrong.
 */
public final class Bench {

    private static final Path RESULTS = Path.of("src/docs/benchmarks.md");

    /** A benchmark that takes longer is not run. */
    private static final int MOST_SECONDS = 25 * 60;

    private final BenchOptions options;
    private final List<SectionResult> results = new ArrayList<>();

    private Bench(BenchOptions options) {
        this.options = options;
    }

    /** All sections, in the order in which they are measured and told. */
    private static List<Section> sections() {
        return List.of(
                new FullRunSection(),
                new ChangedCellsSection(),
                new SavesSection(),
                new OthersSection(),
                new ImportSection(),
                new GrowthSection(),
                new StartSection(),
                new PagesSection());
    }

    /** Takes {@code [--short] [--cells N] [--rounds N] [--only KEY,KEY]}, or {@code data} and what {@link DataCommand} takes. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("data")) {
            DataCommand.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
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
        long seconds = seconds(start);
        List<String> missed = new ArrayList<>();
        results.forEach(result -> missed.addAll(result.missed()));
        if (options.isWrittenDown() && options.only().isEmpty() && seconds > MOST_SECONDS) {
            missed.add("The whole benchmark took %d minutes, ≤ %d".formatted(seconds / 60, MOST_SECONDS / 60));
        }
        String head = head(told, seconds);
        System.out.print(head);
        if (options.isWrittenDown()) {
            write(head);
        }
        return missed;
    }

    private SectionResult measure(Section section, World world) throws Exception {
        long start = System.nanoTime();
        int rounds;
        Measures measures = new Measures();
        List<Line> lines;
        try {
            section.prepare(world);
            rounds = section.rounds(options.rounds());
            for (int round = 0; round < rounds; round++) {
                section.round(measures);
            }
            lines = section.lines();
            if (!options.isShort()
                    && !result(section, lines, measures, rounds, start).missed().isEmpty()) {
                System.out.println(
                        "A limit was missed; plans are in the log of the database, target/it/bench-*/database.log");
                section.profile(new Measures());
            }
        } finally {
            section.close();
        }
        return result(section, lines, measures, rounds, start);
    }

    private SectionResult result(Section section, List<Line> lines, Measures measures, int rounds, long start) {
        return new SectionResult(section, lines, measures, rounds, seconds(start), options.isShort());
    }

    private String head(String told, long seconds) {
        StringBuilder head = new StringBuilder("# Benchmarks\n\nWritten by `./build.sh bench`");
        head.append(options.only().isEmpty() ? ", which took " + seconds + " seconds" : ", in parts");
        head.append(".\nRatios of medians within one run; a section's lines are measured in turns.\n\n");
        head.append(told).append(".\n\n");
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
