package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Talks to the application as another program would: no session, no redirects, the user in each request. */
public final class Http {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final String base;
    private final String authorization;
    private final Duration limit;

    private Http(String base, String authorization, Duration limit) {
        this.base = base;
        this.authorization = authorization;
        this.limit = limit;
    }

    /** A client for this address that says nothing about who asks. */
    public static Http at(String url) {
        return new Http(url.endsWith("/") ? url.substring(0, url.length() - 1) : url, null, LIMIT);
    }

    /** The same address, asked by this user. */
    public Http as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Http(base, "Basic " + Base64.getEncoder().encodeToString(pair), limit);
    }

    /** The same, waiting no longer than this for an answer. */
    public Http within(Duration patience) {
        return new Http(base, authorization, patience);
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The first value of a header, or an empty text. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** Reads, with {@code path} starting with a slash. */
    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    /** Sends JSON. */
    public Answer post(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Replaces by JSON. */
    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Sends JSON by this method, with these headers. */
    public Answer send(String method, String path, String json, Map<String, String> headers) {
        return send(method, path, "application/json", BodyPublishers.ofString(json), headers);
    }

    /** Deletes. */
    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** Sends a CSV file as the whole body. */
    public Answer postCsv(String path, String csv) {
        return send("POST", path, "text/csv; charset=UTF-8", BodyPublishers.ofString(csv));
    }

    /** Sends a CSV file of these bytes, whatever their encoding. */
    public Answer postCsv(String path, byte[] csv) {
        return send("POST", path, "text/csv", BodyPublishers.ofByteArray(csv));
    }

    /** Sends a text of this content type. */
    public Answer post(String path, String body, String contentType) {
        return send("POST", path, contentType, BodyPublishers.ofString(body));
    }

    /** Sends a file of this content type. */
    public Answer post(String path, byte[] body, String contentType) {
        return send("POST", path, contentType, BodyPublishers.ofByteArray(body));
    }

    private Answer send(String method, String path, String contentType, BodyPublisher body) {
        return send(method, path, contentType, body, Map.of());
    }

    private Answer send(
            String method, String path, String contentType, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + base + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }
}
