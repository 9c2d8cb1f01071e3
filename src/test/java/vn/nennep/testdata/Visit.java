package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A visitor of the pages who speaks HTTP by hand, with cookies: sends what no browser would, and sees what a browser
 * hides. Redirects are not followed.
 */
public final class Visit {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private static final Pattern FIELD =
            Pattern.compile("(?s)(<input [^>]*>)|(?:(<(?:select|textarea) [^>]*>)(.*?)</(?:select|textarea)>)");
    private static final Pattern CHOICE = Pattern.compile("type=\"(?:radio|checkbox)\"");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"[^>]*selected");

    private final String base;
    private final Duration limit;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Visit(String url, Duration limit) {
        this.limit = limit;
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Somebody who is not signed in. */
    public static Visit to(TestServer server) {
        return at(server.url(), LIMIT);
    }

    /**
     * Somebody who is not signed in.
     *
     * @param limit how long an answer is waited for
     */
    public static Visit at(String url, Duration limit) {
        return new Visit(url, limit);
    }

    /** Somebody who signed in by the form; fails when that was refused. */
    public static Visit signedIn(TestServer server, String login, String password) {
        Visit visit = to(server);
        Http.Answer answer = visit.signIn(login, password);
        if (answer.status() != 302) {
            throw new AssertionError("sign-in of " + login + ": " + answer.status());
        }
        return visit;
    }

    /** Fills in the sign-in form; 302 when it was accepted, 200 with the form when not. */
    public Http.Answer signIn(String login, String password) {
        Map<String, String> form = hidden(get("/login.xhtml"), "login");
        form.put("login:name", login);
        form.put("login:password", password);
        form.put("login:enter", "x");
        return post("/login.xhtml", form);
    }

    /** The hidden fields that a page would send with a form, view state and all. */
    public static Map<String, String> hidden(Http.Answer page, String form) {
        String text = page.text();
        int from = Math.max(0, text.indexOf("<form id=\"" + form + "\""));
        int to = text.indexOf("</form>", from);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = HIDDEN.matcher(text.substring(from, to < 0 ? text.length() : to));
        while (input.find()) {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find()) {
                fields.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    /**
     * The fields that a browser would send with a form as it stands, buttons left out; of a field with several values the
     * last.
     */
    public static Map<String, String> filled(Http.Answer page, String form) {
        String text = page.text();
        int from = text.indexOf("<form id=\"" + form + "\"");
        if (from < 0) {
            throw new AssertionError("no form " + form + ": " + page.status() + " " + text);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(text.substring(from, text.indexOf("</form>", from)));
        while (field.find()) {
            String head = field.group(1) == null ? field.group(2) : field.group(1);
            Matcher name = NAME.matcher(head);
            boolean chosen = !CHOICE.matcher(head).find() || head.contains("checked");
            if (chosen && !head.contains("disabled=") && name.find()) {
                fields.put(name.group(1), value(head, field.group(3)));
            }
        }
        return fields;
    }

    private static String value(String head, String inside) {
        if (inside == null) {
            Matcher value = VALUE.matcher(head);
            return value.find() ? plain(value.group(1)) : CHOICE.matcher(head).find() ? "on" : "";
        }
        if (!head.startsWith("<select")) {
            return plain(inside.strip());
        }
        Matcher option = OPTION.matcher(inside);
        return option.find() ? plain(option.group(1)) : "";
    }

    private static String plain(String escaped) {
        return escaped.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /**
     * Presses a button of a form, as a browser does whose scripts have not come yet: with what the form itself holds.
     *
     * @param typed {@code field=value} with blanks between them; a low line within a value stands for a blank
     */
    public Http.Answer press(Http.Answer page, String address, String form, String button, String typed) {
        Map<String, String> fields = hidden(page, form);
        Arrays.stream(typed.trim().split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("=", 2))
                .forEach(one -> fields.put(form + ":" + one[0], one[1].replace('_', ' ')));
        fields.put(form + ":" + button, "x");
        return post(address, fields);
    }

    public Http.Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** Asks with headers of one's own. */
    public Http.Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).GET();
        headers.forEach(request::header);
        return send(request);
    }

    /** Posts a form. */
    public Http.Answer post(String path, Map<String, String> form) {
        return post(path, form, Map.of());
    }

    /** Posts a form with headers of one's own. */
    public Http.Answer post(String path, Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a body as it is. */
    public Http.Answer send(String method, String path, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body)));
    }

    /** Sends a body as it is, with headers of one's own. */
    public Http.Answer send(String method, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** The value of a cookie; empty when there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private Http.Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.timeout(limit).build(), BodyHandlers.ofByteArray());
            return new Http.Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
