package vn.nennep.chaos;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.nennep.tally.Figure;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;

/**
 * Reads the published report all the while. Each reading must be one state: children add up to their unit, and what a
 * run published for a unit is the same at every reading.
 */
final class ReportReader implements Runnable {

    private static final List<Figure> SUMMED = Figure.counted().stream()
            .filter(figure -> figure.way() != Figure.Way.DISTINCT)
            .toList();

    private final Http http;
    private final List<String> units;
    private final Recoveries recoveries;
    private final Random random;
    private final Map<String, String> seen = new HashMap<>();
    private final Set<String> runs = new LinkedHashSet<>();
    private final List<String> mixed = new ArrayList<>();
    private int readings;
    private volatile boolean stopped;

    ReportReader(Http http, List<String> units, Recoveries recoveries, Random random) {
        this.http = http;
        this.units = List.copyOf(units);
        this.recoveries = recoveries;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stopped) {
            String unit = units.get(random.nextInt(units.size()));
            String view = random.nextBoolean() ? "then" : "now";
            long sentAt = System.nanoTime();
            try {
                Http.Answer answer = http.get(
                        "/api/v1/reports/consolidated?unit=" + unit + "&year=" + ChaosWorld.YEAR + "&view=" + view);
                if (answer.status() == 200) {
                    take(unit + " " + view, Api.object(answer));
                    recoveries.read(sentAt);
                } else if (answer.status() != 503 && answer.status() != 500) {
                    complain(unit + " " + view + " answers " + answer.status() + " " + answer.text());
                }
            } catch (UncheckedIOException | AssertionError e) {
                // Nobody there, or half of an answer when the line broke.
                Clerk.pause(50);
            }
            Clerk.pause(30 + random.nextInt(50));
        }
    }

    void stop() {
        stopped = true;
    }

    private synchronized void take(String what, JsonObject report) {
        readings++;
        String run = report.getJsonObject("run").getString("id");
        runs.add(run);
        JsonObject unit = report.getJsonObject("unit");
        for (Figure figure : SUMMED) {
            int below = report.getJsonArray("children").stream()
                    .map(JsonValue::asJsonObject)
                    .mapToInt(child -> child.getInt(figure.json()))
                    .sum();
            if (below != unit.getInt(figure.json())) {
                complain(what + " of run " + run + ": " + figure.json() + " is " + unit.getInt(figure.json())
                        + ", those below have " + below);
            }
        }
        String figures = unit.toString() + report.getJsonArray("children");
        String before = seen.putIfAbsent(what + " " + run, figures);
        if (before != null && !before.equals(figures)) {
            complain(what + " of run " + run + " was read as two states:\n  " + before + "\n  " + figures);
        }
    }

    private synchronized void complain(String what) {
        mixed.add(what);
    }

    synchronized List<String> mixed() {
        return List.copyOf(mixed);
    }

    /** Identifiers of the runs whose figures were read. */
    synchronized Set<String> runs() {
        return Set.copyOf(runs);
    }

    synchronized int readings() {
        return readings;
    }
}
