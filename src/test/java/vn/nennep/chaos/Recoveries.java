package vn.nennep.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long it takes after a blow until the report is read again, and until something is saved again. What lasts, as a full
 * disk does, is a blow until its end.
 */
final class Recoveries {

    private final Map<Blow, List<Times>> times = new EnumMap<>(Blow.class);
    private Blow blow;
    private long struckAt;
    private long readAt;
    private long savedAt;

    /** Milliseconds of one blow. */
    private record Times(int read, int saved) {}

    /** A blow has fallen, or has come to its end. */
    synchronized void struck(Blow kind) {
        blow = kind;
        struckAt = System.nanoTime();
        readAt = 0;
        savedAt = 0;
    }

    /** The report was read by a request that was sent then. */
    synchronized void read(long sentAt) {
        if (blow != null && readAt == 0 && sentAt > struckAt) {
            readAt = System.nanoTime();
            notifyAll();
        }
    }

    /** Something was saved by a request that was sent then. */
    synchronized void saved(long sentAt) {
        if (blow != null && savedAt == 0 && sentAt > struckAt) {
            savedAt = System.nanoTime();
            notifyAll();
        }
    }

    /** Waits until both are there after the last blow, and says when; null when they do not come in time. */
    synchronized String await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (readAt == 0 || savedAt == 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        times.computeIfAbsent(blow, key -> new ArrayList<>()).add(new Times(millis(readAt), millis(savedAt)));
        blow = null;
        return "read again after %.1f s, saved after %.1f s"
                .formatted(millis(readAt) / 1000.0, millis(savedAt) / 1000.0);
    }

    private int millis(long at) {
        return (int) ((at - struckAt) / 1_000_000);
    }

    /** A line for each kind of blow and one for all. */
    synchronized String table() {
        StringBuilder table = new StringBuilder(
                "| | blows | read again, median s | worst | saved again, median s | worst |\n|---|--:|--:|--:|--:|--:|\n");
        times.forEach((kind, list) -> table.append(line(kind.words(), list)));
        table.append(line("all", times.values().stream().flatMap(List::stream).toList()));
        return table.toString();
    }

    private static String line(String name, List<Times> list) {
        if (list.isEmpty()) {
            return "";
        }
        return "| %s | %d | %s | %s |%n"
                .formatted(
                        name,
                        list.size(),
                        medianAndWorst(list.stream().map(Times::read)),
                        medianAndWorst(list.stream().map(Times::saved)));
    }

    private static String medianAndWorst(Stream<Integer> millis) {
        List<Integer> sorted = millis.sorted().toList();
        return "%.1f | %.1f".formatted(sorted.get(sorted.size() / 2) / 1000.0, sorted.get(sorted.size() - 1) / 1000.0);
    }
}
