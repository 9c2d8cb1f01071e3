package vn.nennep.chaos;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.Random;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;

/** Consolidations by hand, one after the other, so that a blow meets one about every second time. */
final class Runs implements Runnable {

    private static final String RUNS = "/api/v1/consolidations";

    private final Http http;
    private final Random random;
    private volatile boolean stopped;
    private volatile boolean paused;
    private volatile int lastMillis = 1_000;

    Runs(Http http, Random random) {
        this.http = http;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                if (!paused) {
                    consolidate();
                }
            } catch (UncheckedIOException | AssertionError e) {
                // Nobody there at the moment.
                Clerk.pause(200);
            }
            Clerk.pause(300 + random.nextInt(1_500));
        }
    }

    void stop() {
        stopped = true;
    }

    /** Starts none for a while. */
    void pause(boolean on) {
        paused = on;
    }

    /** Starts one; false when that was not possible. */
    boolean start() {
        try {
            return post().status() == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private Http.Answer post() {
        // Every second one counts everything, the others what changed alone where that is enough.
        return http.post(RUNS, "{\"year\":" + ChaosWorld.YEAR + ",\"full\":" + random.nextBoolean() + "}");
    }

    /** Milliseconds that the last whole run took. */
    int lastMillis() {
        return lastMillis;
    }

    private void consolidate() {
        long began = System.nanoTime();
        Http.Answer answer = post();
        if (answer.status() != 202) {
            return;
        }
        String status = await(Api.object(answer).getString("id"));
        if (status.equals("COMPLETED")) {
            lastMillis = (int) ((System.nanoTime() - began) / 1_000_000);
        }
    }

    private String await(String id) {
        while (!stopped) {
            JsonObject run = Api.object(http.get(RUNS + "/" + id));
            if (!run.getString("status", "STARTED").equals("STARTED") || !run.containsKey("id")) {
                return run.getString("status", "");
            }
            Clerk.pause(40);
        }
        return "";
    }
}
