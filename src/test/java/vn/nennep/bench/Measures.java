package vn.nennep.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a section's lines, round by round. */
public final class Measures {

    private final Map<String, List<Double>> values = new HashMap<>();

    /** What is timed; whatever it throws ends the benchmark. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** Runs a step and notes its milliseconds as one value of a line. */
    public void time(String line, Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        note(line, (System.nanoTime() - start) / 1e6);
    }

    /** One value of a line, in the line's unit. */
    public void note(String line, double value) {
        values.computeIfAbsent(line, key -> new ArrayList<>()).add(value);
    }

    /** Whether a line has a value yet. */
    public boolean has(String line) {
        return values.containsKey(line);
    }

    /** The middle value; of an even number of them the greater of the two in the middle. */
    public double median(String line) {
        List<Double> sorted = sorted(line);
        return sorted.get(sorted.size() / 2);
    }

    double least(String line) {
        return sorted(line).get(0);
    }

    double most(String line) {
        List<Double> sorted = sorted(line);
        return sorted.get(sorted.size() - 1);
    }

    double ratio(String line, String yardstick) {
        return median(line) / Math.max(1e-3, median(yardstick));
    }

    private List<Double> sorted(String line) {
        List<Double> found = values.get(line);
        if (found == null) {
            throw new IllegalStateException("nothing was noted for the line: " + line);
        }
        return found.stream().sorted().toList();
    }
}
