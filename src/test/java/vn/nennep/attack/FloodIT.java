package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** Very many sign-ins at once, by nobody and by everybody: each gets an answer, and whoever is signed in works on. */
class FloodIT {

    private static final int MANY = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String PAGE = "/rollcall/year.xhtml?cell=LS.KCQ.BDV&year=2021";

    private final TestServer server = TestServer.get();

    @AfterEach
    void forget() {
        People.of(server).forgetFailures();
    }

    @Test
    void answersTwoHundredSignInsAtOnceAndWhoIsSignedIn() {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        long usual = median(secretary);
        Duration longest = Duration.ofMillis(Math.max(LONGEST.toMillis(), 60 * usual));

        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            flood.add(client.sendAsync(attempt(i, longest), BodyHandlers.ofString()));
        }
        long during = millis(secretary);
        Map<Integer, Integer> answers = new TreeMap<>();
        flood.forEach(one -> answers.merge(one.join().statusCode(), 1, Integer::sum));
        System.out.printf(
                "Sign-ins at once: %d, answers %s; a page %d ms before, %d ms during%n", MANY, answers, usual, during);

        assertTrue(List.of(200, 401, 429, 503).containsAll(answers.keySet()), answers.toString());
        assertTrue(
                answers.getOrDefault(503, 0) + answers.getOrDefault(429, 0) > 0, "nobody was told to wait: " + answers);
        // Five seconds on a machine that does nothing else; on a busy one as many times its usual time.
        assertTrue(during <= Math.max(5_000, 10 * usual), "a page took " + during + " ms, " + usual + " before");
        long after = median(secretary);
        assertTrue(
                after <= Math.max(3 * usual, 1_000), "a page took " + after + " ms afterwards, " + usual + " before");
        assertEquals(200, server.http().get("/health/live").status());
    }

    /** By the page's script and by programs, under logins that exist and that do not. */
    private HttpRequest attempt(int i, Duration longest) {
        String login = i % 3 == 0 ? "bithu" : "nobody" + i;
        HttpRequest.Builder request = i % 2 == 0
                ? HttpRequest.newBuilder(URI.create(server.url() + "sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Requested-By", "fetch")
                        .POST(BodyPublishers.ofString("login=" + login + "&password=wrong-" + i))
                : HttpRequest.newBuilder(URI.create(server.url() + "api/v1/units"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + java.util.Base64.getEncoder()
                                                .encodeToString((login + ":wrong-" + i).getBytes()));
        return request.timeout(longest).build();
    }

    private static long median(Visit visit) {
        return java.util.stream.LongStream.range(0, 5)
                .map(i -> millis(visit))
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private static long millis(Visit visit) {
        long from = System.nanoTime();
        assertEquals(200, visit.get(PAGE).status());
        return (System.nanoTime() - from) / 1_000_000;
    }
}
