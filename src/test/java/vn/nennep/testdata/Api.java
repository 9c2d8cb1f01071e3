package vn.nennep.testdata;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;

/** The REST paths of a running server as a program of the province would use them. */
public final class Api {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);

    private final Http http;

    private Api(Http http) {
        this.http = http;
    }

    /** As the administrator. */
    public static Api of(TestServer server) {
        return new Api(server.http().as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD));
    }

    /** As somebody with the password of the demonstration. */
    public static Api of(TestServer server, String login) {
        return new Api(server.http().as(login, "nennep-2021"));
    }

    public Http.Answer load(String kind, String csv) {
        return http.postCsv("/api/v1/imports/" + kind, csv);
    }

    public Http.Answer load(String kind, byte[] csv) {
        return http.postCsv("/api/v1/imports/" + kind, csv);
    }

    /** Loads all six files of a province; fails unless each was taken. */
    public void load(SampleProvince province) {
        loaded("units", province.unitsCsv());
        loaded("members", province.membersCsv());
        loaded("memberships", province.membershipsCsv());
        loaded("leaves", province.leavesCsv());
        loaded("meetings", province.meetingsCsv());
        loaded("attendance", province.attendanceCsv());
    }

    /** Loads a file that must be right; its counts. */
    public JsonObject loaded(String kind, String csv) {
        Http.Answer answer = load(kind, csv);
        if (answer.status() != 200) {
            throw new AssertionError(kind + ": " + answer.status() + " " + answer.text());
        }
        return object(answer);
    }

    public Http.Answer start(int year) {
        return http.post("/api/v1/consolidations", "{\"year\":" + year + "}");
    }

    /** Starts a run that counts everything whatever changed. */
    public Http.Answer startFull(int year) {
        return http.post("/api/v1/consolidations", "{\"year\":" + year + ",\"full\":true}");
    }

    /** Starts a run and waits for its end, whatever it is. */
    public JsonObject consolidate(int year) {
        Http.Answer started = start(year);
        if (started.status() != 202) {
            throw new AssertionError(started.status() + " " + started.text());
        }
        return await(object(started).getString("id"));
    }

    public JsonObject await(String run) {
        Instant limit = Instant.now().plus(LONGEST_RUN);
        while (Instant.now().isBefore(limit)) {
            JsonObject body = object(http.get("/api/v1/consolidations/" + run));
            if (!body.getString("status").equals("STARTED")) {
                return body;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("the run did not end: " + run);
    }

    public Http.Answer report(String unit, int year) {
        return http.get("/api/v1/reports/consolidated?unit=" + unit + "&year=" + year);
    }

    public Http.Answer get(String path) {
        return http.get("/api/v1/" + path);
    }

    public JsonArray runs() {
        return (JsonArray) json(get("consolidations"));
    }

    public static JsonObject object(Http.Answer answer) {
        return (JsonObject) json(answer);
    }

    public static JsonStructure json(Http.Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.read();
        } catch (RuntimeException e) {
            throw new AssertionError(answer.status() + " " + answer.text(), e);
        }
    }
}
