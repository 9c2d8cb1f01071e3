package vn.nennep.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Coming in, staying in, and what somebody sees who guesses. */
class SignInIT {

    private static final String CELL = "LS.KCQ.BDV";
    private static final String WRONG = "khong-phai-mat-khau";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static TestServer server;
    private static Tables tables;
    private static People people;

    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
    }

    @BeforeEach
    void open() {
        people.forgetFailures();
        page = Browser.newPage(1280, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
        people.forgetFailures();
    }

    @Test
    void answersAnUnknownADisabledALockedAndAKnownLoginAlike() {
        people.add("known1", "SECRETARY", CELL);
        people.add("disabled1", "SECRETARY", CELL);
        tables.run("update account set disabled_at = now() where login = 'disabled1'");
        people.add("locked1", "SECRETARY", CELL);
        for (int i = 0; i < 5; i++) {
            signIn("locked1", WRONG);
        }
        HttpResponse<String> known = signIn("known1", WRONG);
        assertEquals(200, known.statusCode());
        assertEquals("{\"step\":\"REFUSED\"}", known.body());
        for (String login : List.of("unknown1", "disabled1", "locked1")) {
            // Also with the right password: whoever is disabled or must wait learns nothing.
            for (String password : List.of(WRONG, People.PASSWORD)) {
                HttpResponse<String> answer = signIn(login, password);
                assertEquals(known.body(), answer.body(), login);
                assertEquals(List.of(), answer.headers().allValues("Set-Cookie"), login);
            }
        }
        Http.Answer api = server.http().as("known1", WRONG).get("/api/v1/units");
        for (String login : List.of("unknown1", "disabled1", "locked1")) {
            Http.Answer answer = server.http().as(login, WRONG).get("/api/v1/units");
            assertEquals(401, answer.status());
            assertEquals(api.text(), answer.text());
        }
    }

    @Test
    void refusesTheRightPasswordDuringAPauseAndForgetsFailuresAfterIt() {
        people.add("pause1", "SECRETARY", CELL);
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    401, server.http().as("pause1", WRONG).get("/api/v1/units").status());
        }
        assertEquals(401, Api.of(server, "pause1").get("units").status());
        tables.run("update sign_in_brake set locked_until = now() - interval '1 second'");
        assertEquals(200, Api.of(server, "pause1").get("units").status());
        assertEquals("0", tables.only("select count(*) from sign_in_brake where locked_until > now()"));
        // Known to the server for some minutes, and yet refused while it must wait.
        for (int i = 0; i < 5; i++) {
            server.http().as("pause1", WRONG).get("/api/v1/units");
        }
        assertEquals(401, Api.of(server, "pause1").get("units").status());
    }

    @Test
    void countsGuessesAtTheSameMoment() throws Exception {
        people.add("parallel1", "SECRETARY", CELL);
        checkSlowly("parallel1");
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Future<HttpResponse<String>>> guesses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                guesses.add(pool.submit(() -> signIn("parallel1", WRONG)));
            }
            for (Future<HttpResponse<String>> guess : guesses) {
                assertTrue(
                        guess.get().body().matches("\\{\"step\":\"(REFUSED|BUSY)\"}"),
                        guess.get().body());
            }
        } finally {
            pool.shutdownNow();
        }
        assertTrue(Integer.parseInt(tables.only("select max(failure_count) from sign_in_brake")) <= 5);
    }

    @Test
    void letsAProgramAskManyThingsAtOnce() throws Exception {
        people.add("busy1", "SECRETARY", CELL);
        checkSlowly("busy1");
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<Future<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                requests.add(
                        pool.submit(() -> Api.of(server, "busy1").get("units").status()));
            }
            for (Future<Integer> request : requests) {
                assertEquals(200, request.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void slowsAnAddressThatTriesManyLogins() {
        people.add("neighbour1", "SECRETARY", CELL);
        for (int i = 0; i < 3; i++) {
            signIn("spray" + i, WRONG);
        }
        assertEquals("3", tables.only("select max(failure_count) from sign_in_brake"));
        tables.run("update sign_in_brake set failure_count = 49 where failure_count = 3");
        signIn("spray9", WRONG);
        assertEquals(429, signIn("neighbour1", People.PASSWORD).statusCode());
        tables.run("update sign_in_brake set locked_until = now() - interval '1 second'");
        assertEquals("{\"step\":\"IN\"}", signIn("neighbour1", People.PASSWORD).body());
    }

    @Test
    void isNotShutOutByWhatAStrangerTriesElsewhere() {
        people.add("victim1", "SECRETARY", CELL);
        Page own = Browser.newPage(1280, 900);
        try {
            people.signIn(own, "victim1", People.PASSWORD);
            assertThat(own.locator(".person-name")).isVisible();
            own.context()
                    .clearCookies(
                            new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
            for (int i = 0; i < 8; i++) {
                signIn("victim1", WRONG);
            }
            assertEquals(
                    "{\"step\":\"REFUSED\"}",
                    signIn("victim1", People.PASSWORD).body(),
                    "from where somebody guesses, also the right password waits");
            people.signIn(own, "victim1", People.PASSWORD);
            assertThat(own.locator(".person-name")).isVisible();
        } finally {
            own.context().close();
        }
    }

    @Test
    void givesNobodyBackWhatFailedByAnOwnAccount() {
        people.add("own1", "SECRETARY", CELL);
        for (int i = 0; i < 4; i++) {
            signIn("sprayed" + i, WRONG);
        }
        signIn("own1", People.PASSWORD);
        signIn("own1", People.PASSWORD);
        assertEquals("4", tables.only("select max(failure_count) from sign_in_brake"));
    }

    @Test
    void letsEightInAtOnceWithTheRightPassword() throws Exception {
        people.add("eight1", "SECRETARY", CELL);
        checkSlowly("eight1");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(pool.submit(() -> signInWhenThereIsATurn("eight1")));
            }
            for (Future<HttpResponse<String>> one : all) {
                assertEquals("{\"step\":\"IN\"}", one.get().body());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** A busy server says so, and lets in who asks again; it never calls a right password wrong. */
    /** As the program stores a password: most people of the tests have one that is quick to check, so nothing would meet. */
    private static void checkSlowly(String login) {
        tables.run(
                "update account set password_hash = (select password_hash from account where login = 'kiemtra')"
                        + " where login = ?",
                login);
    }

    private static HttpResponse<String> signInWhenThereIsATurn(String login) {
        HttpResponse<String> answer = signIn(login, People.PASSWORD);
        for (int i = 0; i < 30 && answer.body().contains("BUSY"); i++) {
            answer = signIn(login, People.PASSWORD);
        }
        return answer;
    }

    @Test
    void beginsEachSessionUnderANewIdentifier() {
        people.add("session1", "SECRETARY", CELL);
        people.add("session2", "SECRETARY", CELL);
        people.signIn(page, "session1", People.PASSWORD);
        assertThat(page.locator(".person-name")).containsText("session1");
        String first = session();
        people.signIn(page, "session1", People.PASSWORD);
        assertThat(page.locator(".person-name")).containsText("session1");
        String second = session();
        assertNotEquals(first, second);
        people.signIn(page, "session2", People.PASSWORD);
        assertThat(page.locator(".person-name")).containsText("session2");
        String third = session();
        assertNotEquals(second, third);
        for (String old : List.of(first, second, "slipped-in")) {
            assertEquals(302, get("rollcall/year.xhtml", old).statusCode(), "the old identifier opens nothing");
        }
        assertEquals(200, get("rollcall/year.xhtml", third).statusCode());
        String cookie = signIn("session1", People.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertTrue(
                cookie.contains("HttpOnly")
                        && cookie.toLowerCase(java.util.Locale.ROOT).contains("samesite=lax"),
                cookie);
    }

    @Test
    void keepsWhatWasTypedWhenTheSessionEndsAndSavesItAfterSigningInAgain() {
        people.add("typist1", "SECRETARY", CELL);
        people.signIn(page, "typist1", People.PASSWORD);
        assertThat(page.locator(".person-name")).isVisible();
        page.navigate(server.url() + "meeting/edit.xhtml?cell=" + CELL);
        page.locator("[id='meeting:heldOn']").fill("17/05/2022");
        page.locator("[id='meeting:topic']").fill("Nội dung gõ trước khi hết phiên");
        page.locator("[id='meeting:topic']").press("Tab");
        // What the page asks of its own accord while one types must be answered before the session ends.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        tables.run("update account set session_generation = session_generation + 1 where login = 'typist1'");
        page.locator("[id='meeting:save']").click();
        assertThat(page.locator("#again")).isVisible();
        Browser.screenshot(page, "sign-in-again");
        page.locator("#againPassword").fill(WRONG);
        page.locator("#again button[type=submit]").click();
        assertThat(page.locator("#again .ask-error")).isVisible();
        page.locator("#againPassword").fill(People.PASSWORD);
        page.locator("#again button[type=submit]").click();
        assertThat(page.locator("#again")).isHidden();
        assertThat(page.locator("#trouble")).containsText("Hãy bấm lưu lần nữa");
        assertThat(page.locator("[id='meeting:topic']")).hasValue("Nội dung gõ trước khi hết phiên");
        assertThat(page.locator("[id='meeting:heldOn']")).hasValue("17/05/2022");
        page.locator("[id='meeting:save']").click();
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals(
                "2022-05-17",
                tables.only("select held_on from meeting where topic = 'Nội dung gõ trước khi hết phiên'"));
    }

    @Test
    void savesNothingOverWhatSomebodyChangedMeanwhile() {
        people.add("typist2", "SECRETARY", CELL);
        String ref = tables.meeting("LS.KCQ.BDV-2022-CD03");
        String topic = tables.only("select topic from meeting where code = 'LS.KCQ.BDV-2022-CD03'");
        people.signIn(page, "typist2", People.PASSWORD);
        assertThat(page.locator(".person-name")).isVisible();
        page.navigate(server.url() + "meeting/edit.xhtml?meeting=" + ref);
        page.locator("[id='meeting:topic']").fill("Chữ của tôi");
        page.context().clearCookies();
        try {
            tables.run("update meeting set topic = 'Chữ của người khác', version = version + 1"
                    + " where code = 'LS.KCQ.BDV-2022-CD03'");
            page.locator("[id='meeting:save']").click();
            page.locator("#againPassword").fill(People.PASSWORD);
            page.locator("#again button[type=submit]").click();
            assertThat(page.locator("#trouble")).containsText("đã thay đổi");
            assertThat(page.locator("[id='meeting:topic']")).hasValue("Chữ của tôi");
            assertEquals(
                    "Chữ của người khác", tables.only("select topic from meeting where code = 'LS.KCQ.BDV-2022-CD03'"));
        } finally {
            tables.run("update meeting set topic = ? where code = 'LS.KCQ.BDV-2022-CD03'", topic);
        }
    }

    @Test
    void warnsBeforeAnIdleSessionEndsAndGoesOnWhenTold() {
        people.add("idle1", "SECRETARY", CELL);
        page.clock().install();
        people.signIn(page, "idle1", People.PASSWORD);
        assertThat(page.locator(".person-name")).isVisible();
        // The page's script watches the time from when it runs.
        page.waitForLoadState();
        page.clock().fastForward("26:00");
        page.clock().fastForward("00:11");
        assertThat(page.locator("#idle")).isVisible();
        assertThat(page.locator("#idle")).containsText("4 phút");
        Browser.screenshot(page, "idle-warning");
        page.locator("#idle .ask-stay").click();
        assertThat(page.locator("#idle")).isHidden();
        page.clock().fastForward("31:00");
        page.clock().fastForward("00:11");
        assertThat(page.locator("#again")).isVisible();
    }

    @Test
    void endsTheSessionsOfAllOtherDevices() {
        people.add("devices1", "SECRETARY", CELL);
        people.signIn(page, "devices1", People.PASSWORD);
        assertThat(page.locator(".person-name")).isVisible();
        Page other = Browser.newPage(390, 800);
        try {
            people.signIn(other, "devices1", People.PASSWORD);
            assertThat(other.locator(".bar")).isVisible();
            page.navigate(server.url() + "access/password.xhtml");
            Browser.screenshot(page, "own-account");
            page.locator("[id='sessions:endSessions']").click();
            assertThat(page.locator(".ui-growl")).containsText("Đã đăng xuất khỏi mọi thiết bị khác.");
            other.navigate(server.url() + "rollcall/year.xhtml");
            assertThat(other).hasURL(Pattern.compile(".*/login\\.xhtml.*expired=true.*"));
            page.navigate(server.url() + "rollcall/year.xhtml");
            assertThat(page.locator(".person-name")).isVisible();
        } finally {
            other.context().close();
        }
    }

    @Test
    void demandsAnotherPasswordBeforeAnythingElse() {
        people.add("fresh1", "SECRETARY", CELL);
        tables.run("update account set must_change_password = true where login = 'fresh1'");
        Http.Answer api = Api.of(server, "fresh1").get("units");
        assertEquals(403, api.status());
        assertTrue(api.text().contains("access.duty.password"), api.text());
        people.signIn(page, "fresh1", People.PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/access/password\\.xhtml"));
        assertThat(page.locator(".note-warn")).containsText("do người khác đặt");
        for (String path : List.of("rollcall/year.xhtml", "document/consolidated.xlsx?unit=" + CELL + "&year=2021")) {
            Response answer = page.navigate(server.url() + path);
            assertEquals(200, answer.status());
            assertThat(page).hasURL(Pattern.compile(".*/access/password\\.xhtml"));
        }
        choosePassword(People.PASSWORD, People.PASSWORD);
        assertThat(page.locator("[id='password:freshMessage']")).containsText("phải khác mật khẩu cũ");
        choosePassword(People.PASSWORD, "toi-la-fresh1-day");
        assertThat(page.locator("[id='password:freshMessage']")).containsText("không được chứa tên đăng nhập");
        choosePassword(WRONG, "ruộng đồng bát ngát");
        assertThat(page.locator("[id='password:oldMessage']")).containsText("không đúng");
        choosePassword(People.PASSWORD, "ruộng đồng bát ngát");
        assertThat(page).hasURL(Pattern.compile(".*/alert/now\\.xhtml"));
        assertEquals(401, Api.of(server, "fresh1").get("units").status());
        assertEquals(
                200,
                server.http()
                        .as("fresh1", "ruộng đồng bát ngát")
                        .get("/api/v1/units")
                        .status());
    }

    @Test
    void asksForACodeThatIsGoodOnceAndKeepsItOutOfTheLog() throws Exception {
        people.add("factor1", "SECRETARY", CELL);
        people.signIn(page, "factor1", People.PASSWORD);
        assertThat(page.locator(".person-name")).isVisible();
        page.navigate(server.url() + "access/password.xhtml");
        page.locator("[id='factor:begin']").click();
        assertThat(page.locator("[id='factor:factorPasswordMessage']")).isVisible();
        page.locator("[id='factor:factorPassword']").fill(People.PASSWORD);
        page.locator("[id='factor:begin']").click();
        assertThat(page.locator(".qr path")).hasCount(1);
        Browser.screenshot(page, "second-factor");
        String secret = page.locator("[id='factor'] .secret").textContent().replace(" ", "");
        page.locator("[id='factor:code']").fill("000000");
        page.locator("[id='factor:confirm']").click();
        assertThat(page.locator("[id='factor:codeMessage']")).containsText("Mã không đúng");
        String confirmed = code(secret, Instant.now());
        page.locator("[id='factor:code']").fill(confirmed);
        page.locator("[id='factor:confirm']").click();
        assertThat(page.locator(".codes li")).hasCount(10);
        Browser.screenshot(page, "recovery-codes");
        List<String> recovery = page.locator(".codes li").allTextContents();
        assertFalse(tables.only(
                        "select secret from second_factor f join account a on a.id = f.account_id where a.login = 'factor1'")
                .contains(secret));

        Page later = Browser.newPage(390, 800);
        try {
            people.signIn(later, "factor1", People.PASSWORD);
            assertThat(later.locator("[id='second:code']")).isVisible();
            Browser.screenshot(later, "code-wanted");
            assertEquals(
                    List.of(),
                    later.context().cookies().stream()
                            .filter(c -> c.name.equals("JSESSIONID"))
                            .toList());
            // The code of the confirmation was used already.
            later.locator("[id='second:code']").fill(confirmed);
            later.locator("[id='second:confirm']").click();
            assertThat(later.locator(".plain-errors")).containsText("Mã không đúng, đã dùng");
            later.locator("[id='second:code']").fill(code(secret, Instant.now().plusSeconds(30)));
            later.locator("[id='second:confirm']").click();
            assertThat(later.locator(".bar")).isVisible();
        } finally {
            later.context().close();
        }
        String ticket = Api.json(answerOf(signIn("factor1", People.PASSWORD)))
                .asJsonObject()
                .getString("ticket");
        assertEquals("{\"step\":\"IN\"}", enterCode(ticket, recovery.get(0)).body());
        assertEquals(
                "{\"step\":\"REFUSED\"}", enterCode(ticket, recovery.get(0)).body());
        for (int i = 0; i < 5; i++) {
            assertEquals("{\"step\":\"REFUSED\"}", enterCode(ticket, "000000").body());
        }
        // Wrong codes count like wrong passwords.
        assertEquals(
                "{\"step\":\"REFUSED\"}", enterCode(ticket, recovery.get(1)).body());
        people.forgetFailures();

        assertEquals(403, Api.of(server, "factor1").get("units").status());
        page.navigate(server.url() + "access/password.xhtml");
        page.locator("[id='tokens:tokenName']").fill("Phần mềm thử");
        page.locator("[id='tokens:tokenPassword']").fill(WRONG);
        page.locator("[id='tokens:addToken']").click();
        assertThat(page.locator("[id='tokens:tokenPasswordMessage']")).containsText("không đúng");
        page.locator("[id='tokens:tokenPassword']").fill(People.PASSWORD);
        page.locator("[id='tokens:addToken']").click();
        String token = page.locator("#token").textContent();
        assertEquals(
                200, server.http().as("factor1", token).get("/api/v1/units").status());
        assertEquals(401, server.http().as("bithu", token).get("/api/v1/units").status());
        assertEquals(
                401,
                server.http().as("factor1", token + "x").get("/api/v1/units").status());
        page.locator("[id='tokens'] .link-button").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("[id='tokens'] .link-button")).hasCount(0);
        assertEquals(
                401, server.http().as("factor1", token).get("/api/v1/units").status());

        String log = Files.readString(server.logFile());
        for (String hidden : List.of(
                secret, confirmed + " ", token, recovery.get(0), recovery.get(1), People.PASSWORD + "x", WRONG)) {
            assertFalse(log.contains(hidden), "the log holds a secret");
        }
    }

    private void choosePassword(String old, String fresh) {
        page.locator("[id='password:old']").fill(old);
        page.locator("[id='password:fresh']").fill(fresh);
        page.locator("[id='password:repeated']").fill(fresh);
        page.locator("[id='password:change']").click();
    }

    private String session() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    private static String code(String base32, Instant at) throws Exception {
        StringBuilder bits = new StringBuilder();
        for (char letter : base32.toCharArray()) {
            String five = Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter));
            bits.append("0".repeat(5 - five.length())).append(five);
        }
        byte[] key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(new SecretKeySpec(key, generator.getAlgorithm()), at);
    }

    private static Http.Answer answerOf(HttpResponse<String> response) {
        return new Http.Answer(
                response.statusCode(), response.headers(), response.body().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> signIn(String login, String password) {
        return post(Map.of("login", login, "password", password));
    }

    private static HttpResponse<String> enterCode(String ticket, String code) {
        return post(Map.of("ticket", ticket, "code", code));
    }

    private static HttpResponse<String> post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(server.url() + "sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Requested-By", "fetch")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path, String session) {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)).header("Cookie", "JSESSIONID=" + session));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
