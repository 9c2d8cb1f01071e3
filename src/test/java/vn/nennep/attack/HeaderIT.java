package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What stands around every answer: headers, cookies, methods, errors that tell nothing, addresses that lead nowhere else. */
class HeaderIT {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final Pattern SCRIPT = Pattern.compile("<script\\b([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+\\s*=|\\shref=\"javascript:");

    private static final List<String> ELSEWHERE = List.of(
            "http://evil.example/",
            "https:evil.example",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/.//evil.example",
            "/..//evil.example",
            "@evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "/\r\nX-Injected: yes",
            "/%0d%0aX-Injected:%20yes",
            "/\u0085X-Injected: yes");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        Api.of(server).consolidate(2021);
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        Visit stranger = Visit.to(server);
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        Http program = server.http().as("tinhuy", Attacks.DEMO_PASSWORD);
        Map<String, Http.Answer> answers = new LinkedHashMap<>();
        for (Attacks.PageFile page : Attacks.pages()) {
            answers.put("stranger " + page.path(), stranger.get(page.path()));
            answers.put("officer " + page.path(), officer.get(page.path()));
            answers.put("secretary " + page.path(), secretary.get(page.path()));
        }
        for (Attacks.RestRoute route : Attacks.restRoutes()) {
            String path = route.path().replaceAll("\\{[^}]*}", "LS.KCQ") + "?unit=LS.KCQ&year=2021";
            answers.put("stranger " + route.path(), server.http().get(path));
            answers.put("program " + route.path(), program.get(path));
            answers.put("wrong type " + route.path(), program.post(path, "x", "text/plain"));
        }
        for (String file : Attacks.resources()) {
            answers.put(file, stranger.get(file));
        }
        linksOf(officer.get("/rollcall/year.xhtml")).forEach(link -> answers.put(link, stranger.get(link)));
        for (String path : List.of(
                "/document/consolidated.xlsx?unit=LS.KCQ&year=2021",
                "/document/consolidated.xlsx?unit=NOWHERE&year=2021",
                "/nothing",
                "/nothing.xhtml",
                "/resources/nothing.css",
                "/jakarta.faces.resource/nothing.js.xhtml",
                "/api/v1/nothing",
                "/language?to=vi&back=%2Fnothing",
                "/text-size?to=large&back=%2Fnothing",
                "/error",
                "/health",
                "/health/ready",
                "/openapi",
                "/organisation/units.xhtml?unit=%00",
                "/access/accounts.xhtml")) {
            answers.put("officer " + path, officer.get(path));
        }
        answers.put("refused body", program.postCsv("/api/v1/imports/units", "x\n"));
        answers.put("no method", officer.send("DELETE", "/report/consolidated.xhtml", "text/plain", new byte[0]));
        answers.put("sign-in refused", stranger.signIn("admin", "wrong"));

        List<String> wrong = new ArrayList<>();
        answers.forEach((asked, answer) -> {
            ALWAYS.forEach((name, value) -> {
                if (!List.of(value).equals(answer.headers().allValues(name))) {
                    wrong.add(asked + " (" + answer.status() + ") has " + name + " "
                            + answer.headers().allValues(name));
                }
            });
            if (answer.header("Permissions-Policy").isEmpty()) {
                wrong.add(asked + " has no Permissions-Policy");
            }
            for (String name : List.of("Server", "X-Powered-By", "Via", "X-AspNet-Version")) {
                if (!answer.header(name).isEmpty()) {
                    wrong.add(asked + " has " + name + ": " + answer.header(name));
                }
            }
            Attacks.judge(asked, answer, wrong);
            judgePolicy(asked, answer, wrong);
            judgeMarkup(asked, answer, wrong);
            judgeCookies(asked, answer, wrong);
        });
        System.out.printf("Answers looked at for headers: %d, %d wrong%n", answers.size(), wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertTrue(
                answers.values().stream()
                        .map(Http.Answer::status)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of(200, 302, 400, 401, 403, 404, 405, 415, 422)),
                answers.values().stream()
                        .map(Http.Answer::status)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString());
    }

    /** A redirect has no body for a policy to hold for. */
    private static void judgePolicy(String asked, Http.Answer answer, List<String> wrong) {
        if (answer.status() == 302 || answer.status() == 304) {
            return;
        }
        List<String> policies = answer.headers().allValues("Content-Security-Policy");
        if (policies.size() != 1) {
            wrong.add(asked + " (" + answer.status() + ") has " + policies.size() + " policies");
            return;
        }
        Map<String, List<String>> policy = Arrays.stream(policies.get(0).split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> List.of(part.split("\\s+")))
                .collect(Collectors.toMap(part -> part.get(0), part -> part.subList(1, part.size())));
        for (String needed : List.of("default-src", "base-uri", "form-action", "frame-ancestors")) {
            if (!policy.containsKey(needed)) {
                wrong.add(asked + " has no " + needed);
            }
        }
        boolean noObjects = List.of("'none'").equals(policy.getOrDefault("object-src", policy.get("default-src")));
        if (!noObjects || !List.of("'none'").equals(policy.get("frame-ancestors"))) {
            wrong.add(asked + " lets objects or frames in: " + policies);
        }
        policy.forEach((name, sources) -> sources.forEach(source -> {
            // Style attributes of the library run nothing; style elements and scripts are another matter.
            boolean known = source.equals("'unsafe-inline'") && name.equals("style-src-attr")
                    || Set.of("'self'", "'none'").contains(source)
                    || source.startsWith("'nonce-") && name.equals("script-src")
                    || source.equals("data:") && (name.equals("img-src") || name.equals("font-src"));
            if (!known) {
                wrong.add(asked + " allows " + name + " " + source);
            }
        }));
    }

    /** Scripts come from files or with the nonce; no tag has one of its own. */
    private static void judgeMarkup(String asked, Http.Answer answer, List<String> wrong) {
        if (!answer.header("Content-Type").startsWith("text/html") || answer.status() == 302) {
            return;
        }
        Matcher script = SCRIPT.matcher(answer.text());
        while (script.find()) {
            if (!script.group(1).contains("src=") && !script.group(1).contains("nonce=")) {
                wrong.add(asked + " has an inline script: " + script.group());
            }
        }
        String withoutScripts = answer.text().replaceAll("(?s)<script\\b.*?</script>", "");
        Matcher tag = TAG.matcher(withoutScripts);
        while (tag.find()) {
            if (HANDLER.matcher(tag.group()).find()) {
                wrong.add(asked + " has a handler in a tag: " + tag.group());
            }
        }
    }

    private static void judgeCookies(String asked, Http.Answer answer, List<String> wrong) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            boolean careful = cookie.contains("HttpOnly") && cookie.matches("(?i).*SameSite=(Lax|Strict).*");
            if (!careful) {
                wrong.add(asked + " sets " + cookie.replaceAll("=[^;]*", "=…"));
            }
        }
    }

    private static Set<String> linksOf(Http.Answer page) {
        return Pattern.compile("(?:src|href)=\"(/(?:jakarta\\.faces\\.resource|resources)/[^\"]+)\"")
                .matcher(page.text())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theNonceOfAPageIsNewEachTime() {
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        String first = officer.get("/rollcall/year.xhtml").header("Content-Security-Policy");
        String second = officer.get("/rollcall/year.xhtml").header("Content-Security-Policy");
        assertTrue(first.contains("'nonce-"), first);
        assertFalse(first.equals(second));
    }

    @Test
    void theSessionCookieIsForThisSiteAndNoScript() {
        Visit stranger = Visit.to(server);
        Http.Answer in = stranger.signIn("tinhuy", Attacks.DEMO_PASSWORD);
        List<String> cookies = in.headers().allValues("Set-Cookie");
        assertTrue(cookies.stream().anyMatch(cookie -> cookie.startsWith("JSESSIONID=")), cookies.toString());
        List<String> wrong = new ArrayList<>();
        judgeCookies("sign-in", in, wrong);
        assertTrue(wrong.isEmpty(), wrong.toString());
        assertFalse(in.header("Location").contains("jsessionid"), "a session in the address");
    }

    @Test
    void answersNoMethodThatNothingUses() {
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        List<String> paths = new ArrayList<>(
                Attacks.pages().stream().map(Attacks.PageFile::path).toList());
        paths.addAll(Attacks.resources());
        paths.addAll(List.of("/document/consolidated.xlsx", "/language", "/text-size", "/error", "/"));
        List<String> wrong = new ArrayList<>();
        for (String path : paths) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACK", "TRACE", "FOO")) {
                Http.Answer answer = officer.send(method, path, "text/plain", new byte[0]);
                Attacks.judge(method + " " + path, answer, wrong);
                if (answer.status() != 405) {
                    wrong.add(method + " " + path + ": " + answer.status());
                }
            }
        }
        Http program = server.http().as("tinhuy", Attacks.DEMO_PASSWORD);
        Set<String> used = Attacks.restRoutes().stream()
                .map(route -> route.verb() + " " + route.path())
                .collect(Collectors.toSet());
        for (Attacks.RestRoute route : Attacks.restRoutes()) {
            String path = route.path().replaceAll("\\{[^}]*}", "units");
            for (String method : List.of("PUT", "DELETE", "PATCH")) {
                Http.Answer answer =
                        method.equals("DELETE") ? program.delete(path) : program.send(method, path, "{}", Map.of());
                Attacks.judge(method + " " + path, answer, wrong);
                if (!used.contains(method + " " + route.path()) && answer.status() != 405) {
                    wrong.add(method + " " + path + ": " + answer.status());
                }
            }
        }
        assertEquals(404, program.get("/api/v1/application.wadl").status());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void leadsNobodyElsewhere() {
        List<String> wrong = new ArrayList<>();
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        for (String address : ELSEWHERE) {
            judgeRedirect("language " + address, officer.get("/language?to=vi&back=" + Attacks.encode(address)), wrong);
            judgeRedirect(
                    "text size " + address, officer.get("/text-size?to=large&back=" + Attacks.encode(address)), wrong);
            Visit visitor = Visit.to(server);
            Map<String, String> form =
                    Visit.hidden(visitor.get("/login.xhtml?next=" + Attacks.encode(address)), "login");
            form.put("next", address);
            form.put("login:name", "tinhuy");
            form.put("login:password", Attacks.DEMO_PASSWORD);
            form.put("login:enter", "x");
            Http.Answer in = visitor.post("/login.xhtml?next=" + Attacks.encode(address), form);
            judgeRedirect("sign-in " + address, in, wrong);
            if (!address.matches("(?s).*\\p{Cntrl}.*")) {
                Map<String, String> gone = new LinkedHashMap<>(Map.of("leaving", "leaving", "leaving:signOut", "x"));
                gone.put("jakarta.faces.ViewState", "1:1");
                judgeRedirect(
                        "expired from " + address,
                        officer.post("/rollcall/year.xhtml", gone, Map.of("Referer", address)),
                        wrong);
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    private static void judgeRedirect(String asked, Http.Answer answer, List<String> wrong) {
        Attacks.judge(asked, answer, wrong);
        if (answer.status() == 400 || answer.status() == 404) {
            // Leads nowhere at all.
            return;
        }
        String location = answer.header("Location");
        if (answer.status() != 302 || location.isEmpty()) {
            wrong.add(asked + ": " + answer.status());
            return;
        }
        URI here = URI.create(server.url());
        if (location.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            wrong.add(asked + " writes " + location);
            return;
        }
        URI there = here.resolve(location.replace("\\", "/"));
        if (!here.getAuthority().equals(there.getAuthority())) {
            wrong.add(asked + " leads to " + location);
        }
    }

    @Test
    void opensNoFileOfItsOwn() throws IOException {
        List<String> wrong = new ArrayList<>();
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        String session = "JSESSIONID=" + officer.cookie("JSESSIONID");
        for (String path : List.of(
                "/WEB-INF/web.xml",
                "/WEB-INF/classes/META-INF/persistence.xml",
                "/META-INF/MANIFEST.MF",
                "//WEB-INF/web.xml",
                "/./WEB-INF/web.xml",
                "/x/../WEB-INF/web.xml",
                "/resources/../WEB-INF/web.xml",
                "/resources/..%2fWEB-INF/web.xml",
                "/resources/%2e%2e/WEB-INF/web.xml",
                "/resources/%252e%252e/WEB-INF/web.xml",
                "/resources/..%5cWEB-INF%5cweb.xml",
                "/resources/..;/WEB-INF/web.xml",
                "/resources/%c0%ae%c0%ae/WEB-INF/web.xml",
                "/resources/nennep/frame.css%00.js",
                "/resources/../../../../../../../etc/passwd",
                "/resources/..%2f..%2f..%2f..%2fetc/passwd",
                "/WEB-INF;x/web.xml",
                "/web-inf/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF/templates/page.xhtml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/web.xml.xhtml?con=../../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?loc=../WEB-INF",
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=x",
                "/login.xhtml;jsessionid=x",
                "/%zz",
                "/" + "a".repeat(20_000))) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nCookie: " + session + "\r\n");
            Matcher status = Pattern.compile("^HTTP/1.1 (\\d{3})").matcher(answer);
            boolean answered = status.find();
            if (answered && Integer.parseInt(status.group(1)) >= 500) {
                wrong.add(path + ": " + status.group(1));
            }
            if (answer.contains("<web-app")
                    || answer.contains("root:x:")
                    || answer.contains("persistence-unit")
                    || answer.contains("ui:insert")) {
                wrong.add(path + " was opened");
            }
            told(path, answer, wrong);
        }
        for (String request : List.of(
                "GET / HTTP/9.9\r\n",
                "FOO\r\n",
                "GET /login.xhtml HTTP/1.1\r\nContent-Length: -1\r\n",
                "POST /login.xhtml HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "POST /login.xhtml HTTP/1.1\r\nTransfer-Encoding: chunked, identity\r\n",
                "GET /login.xhtml HTTP/1.1\r\nCookie: JSESSIONID=../../x; nennep-language=<script>\r\n",
                "GET /login.xhtml HTTP/1.1\r\nAccept-Language: ${1234567*3}\r\n",
                "GET /login.xhtml HTTP/1.1\r\nX-Long: " + "a".repeat(20_000) + "\r\n")) {
            told(request, raw(request), wrong);
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    private static void told(String asked, String answer, List<String> wrong) {
        String start = asked.length() > 80 ? asked.substring(0, 80) : asked;
        if (answer.matches("(?s).*(Payara|GlassFish|Grizzly|Exception|X-Injected: yes).*")) {
            wrong.add(start + " tells: " + answer.substring(0, Math.min(300, answer.length())));
        }
    }

    /** Sends what no client library would, and reads until the server is done. */
    private static String raw(String head) throws IOException {
        URI here = URI.create(server.url());
        try (Socket socket = new Socket(here.getHost(), here.getPort())) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "Host: " + here.getAuthority() + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException | java.net.SocketTimeoutException closed) {
            return "";
        }
    }

    @Test
    void aFailureOfTheProgramTellsNothingOfIt() {
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Http program = server.http().as("tinhuy", Attacks.DEMO_PASSWORD);
        Http.Answer years = officer.get("/calendar/years.xhtml");
        Map<String, String> form = Visit.hidden(years, "years");
        form.put("primefaces.nonce", Attacks.nonce(years));
        form.put("jakarta.faces.partial.ajax", "true");
        Matcher choose = Pattern.compile("id=\"(years:[^\"]*:choose)\"").matcher(years.text());
        assertTrue(choose.find());
        form.put(choose.group(1), choose.group(1));
        form.put("jakarta.faces.source", choose.group(1));
        form.put("jakarta.faces.partial.execute", "@all");
        form.put("jakarta.faces.partial.render", "deciding");
        List<String> wrong = new ArrayList<>();
        Map<String, Http.Answer> answers = new LinkedHashMap<>();
        Tables.of(server).run("alter table unit_period rename to unit_period_away");
        Tables.of(server).run("alter table reporting_year rename to reporting_year_away");
        try {
            answers.put("page", officer.get("/organisation/units.xhtml?unit=LS.KCQ"));
            answers.put("post", officer.post("/calendar/years.xhtml", form, Map.of("Faces-Request", "partial/ajax")));
            answers.put("REST", program.get("/api/v1/units/LS.KCQ"));
            answers.put("file", officer.get("/document/consolidated.xlsx?unit=LS.KCQ&year=2021"));
        } finally {
            Tables.of(server).run("alter table unit_period_away rename to unit_period");
            Tables.of(server).run("alter table reporting_year_away rename to reporting_year");
        }
        answers.forEach((asked, answer) -> {
            assertEquals(500, answer.status(), asked);
            List<String> found = new ArrayList<>();
            Attacks.judge(asked, answer, found);
            found.removeIf(text -> text.endsWith(": 500"));
            wrong.addAll(found);
            ALWAYS.forEach((name, value) -> assertEquals(value, answer.header(name), asked + " " + name));
            assertFalse(answer.text().contains("unit_period"), asked);
        });
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }
}
