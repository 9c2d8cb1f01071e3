package vn.nennep.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** {@code ./build.sh chaos [--seed N] [--kills N] [--cells N] [--only KIND,KIND]}: ends with 0 when nothing was lost, doubled, mixed or wrong. */
public final class ChaosCommand {

    private static final Path FOLDER = Path.of("target", "chaos");

    private static final Path RESULT = Path.of("src", "docs", "chaos.md");
    private static final int KILLS = 50;
    private static final int CELLS = 200;
    private static final int CALM = 4_000;
    private static final String HEAD =
            """
            # Killed on purpose

            Written by `./build.sh chaos --seed %d`. Two programs send files and two secretaries enter on pages all the while, each save noted
            down with what was answered; runs go on, full ones and ones of what changed; somebody reads reports. Times are from the blow, or the end
            of what lasts (a full disk, a dumb wire), until the report is read and something is saved again; the start of a server is most of it.

            """;

    private ChaosCommand() {}

    /**
     * Runs the command.
     *
     * @param arguments {@code --seed} (drawn), {@code --kills} (50), {@code --cells} (200), each with a number; {@code --only}
     *     with names of {@link Blow}
     */
    public static void main(String[] arguments) throws Exception {
        long seed = number(arguments, "--seed", new Random().nextInt(1_000_000));
        int kills = (int) number(arguments, "--kills", KILLS);
        int cells = (int) number(arguments, "--cells", CELLS);
        long began = System.nanoTime();
        System.out.println("Chaos by seed " + seed + ", " + kills + " kills");
        BlowPlan plan = BlowPlan.draw(kills, kinds(arguments), new Random(seed));
        List<String> faults;
        Chaos chaos = new Chaos(seed, FOLDER, CALM, true, System.out::println);
        Thread broken = new Thread(() -> closeQuietly(chaos), "close-chaos");
        Runtime.getRuntime().addShutdownHook(broken);
        try {
            chaos.begin(cells, false);
            for (Blow blow : plan.embedded()) {
                chaos.strike(blow);
            }
            chaos.moveBehindWire();
            for (Blow blow : plan.wired()) {
                chaos.strike(blow);
            }
            faults = chaos.end();
        } finally {
            Runtime.getRuntime().removeShutdownHook(broken);
            closeQuietly(chaos);
        }
        String took = "Took " + (System.nanoTime() - began) / 1_000_000_000 + " s.\n";
        System.out.println(took);
        if (kills == KILLS && cells == CELLS && kinds(arguments).size() == Blow.values().length) {
            Files.writeString(
                    RESULT,
                    HEAD.formatted(seed)
                            + chaos.result()
                            + took
                            + faults.stream()
                                    .map(fault -> "- FAULT " + fault + "\n")
                                    .collect(Collectors.joining()));
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static void closeQuietly(Chaos chaos) {
        try {
            chaos.close();
        } catch (Exception e) {
            System.out.println("what was started could not all be stopped: " + e.getMessage());
        }
    }

    private static List<Blow> kinds(String[] arguments) {
        int at = Arrays.asList(arguments).indexOf("--only");
        return at < 0
                ? List.of(Blow.values())
                : Arrays.stream(arguments[at + 1].split(",")).map(Blow::valueOf).toList();
    }

    private static long number(String[] arguments, String name, long otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == arguments.length || !arguments[at + 1].matches("\\d{1,9}")) {
            throw new IllegalArgumentException(name + " takes a number");
        }
        return Long.parseLong(arguments[at + 1]);
    }
}
