package vn.nennep.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.nennep.chaos.ChaosWorld.Cell;

/** Somebody who enters meetings and rolls all the while, in cells where nobody else enters. */
abstract class Clerk implements Runnable {

    private static final int FIRST_NUMBER = 6;
    private static final int LAST_NUMBER = 99;

    final Random random;
    final Journal journal;
    private final String name;
    private final List<Cell> cells;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private volatile boolean stopped;

    Clerk(String name, List<Cell> cells, Journal journal, Random random) {
        this.name = name;
        this.cells = List.copyOf(cells);
        this.journal = journal;
        this.random = random;
    }

    /**
     * A meeting of a clerk.
     *
     * @param topic what it is known by, in no other meeting
     */
    record Entered(String topic, Cell cell, int number) {

        int month() {
            return 1 + number % 12;
        }

        String day() {
            return "%d-%02d-%02d".formatted(ChaosWorld.YEAR, month(), 1 + number % 28);
        }

        List<String> due() {
            return cell.due(month());
        }
    }

    /** One thing that a clerk does; failures of the line are the clerk's own matter. */
    abstract void work();

    @Override
    public void run() {
        while (!stopped) {
            try {
                work();
            } catch (RuntimeException e) {
                // The program is away, or what was read is half of a page: tried again.
                pause(200);
            }
            pause(20 + random.nextInt(60));
        }
    }

    /** Ends it after what it is doing. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    String name() {
        return name;
    }

    Cell cell() {
        return cells.get(random.nextInt(cells.size()));
    }

    /** A new meeting with a number that was never used; null when the cell has no number left. */
    Entered next(Cell cell) {
        int number = numbers.merge(cell.code(), FIRST_NUMBER, (used, first) -> used + 1);
        return number > LAST_NUMBER ? null : new Entered("Chaos " + cell.code() + "-" + number, cell, number);
    }

    /** Marks for a roll: most came. */
    String marks(Entered meeting) {
        return meeting.due().stream()
                .map(member -> random.nextInt(10) < 7 ? "P" : random.nextBoolean() ? "E" : "A")
                .collect(Collectors.joining());
    }

    /** Whether a new meeting comes next, rather than the roll of one that is there. */
    boolean entersNew(List<Entered> there) {
        return there.isEmpty() || random.nextInt(100) < 12;
    }

    static Map<String, String> states(List<Entered> meetings, String state) {
        return meetings.stream()
                .collect(Collectors.toMap(Entered::topic, meeting -> state, (a, b) -> a, LinkedHashMap::new));
    }

    /** Some of a list, each once. */
    <T> List<T> some(List<T> all, int most) {
        List<T> left = new ArrayList<>(all);
        List<T> drawn = new ArrayList<>();
        int count = Math.min(all.size(), 1 + random.nextInt(most));
        while (drawn.size() < count) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }
}
