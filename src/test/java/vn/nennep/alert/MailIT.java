package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Letters to a real mail server: who gets one, what it says, and that there is one a day. */
class MailIT {

    private static GreenMail post;
    private static TestServer server;
    private static TestServer second;
    private static Tables tables;

    @BeforeAll
    static void start() {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        Map<String, String> settings = Map.of(
                "NENNEP_SMTP_HOST",
                "127.0.0.1",
                "NENNEP_SMTP_PORT",
                String.valueOf(post.getSmtp().getPort()),
                "NENNEP_SMTP_FROM",
                "nennep@tinhuy.mau.vn",
                "NENNEP_SMTP_SAFETY",
                "none",
                "NENNEP_URL",
                "https://nennep.mau.vn",
                "NENNEP_NIGHT_SECONDS",
                "1",
                "NENNEP_MAIL_AT",
                "00:00");
        server = TestServer.startOwn("mail", settings);
        tables = Tables.of(server);
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
        }
        server.close();
        post.stop();
    }

    @Test
    void tellOnceADayWhatIsOwedToWhoWantsToKnow() throws Exception {
        // The demonstration ends years ago, so every cell owes what is over of this year or, in January, of the last
        // one.
        tables.run("insert into mail_choice values"
                + " ('bithu', 'bithu@mau.vn', '{OWN_CELLS}', now() - interval '2 days'),"
                + " ('canbo', 'canbo@mau.vn', '{CELLS_BELOW}', now() - interval '2 days'),"
                + " ('tinhuy', 'tinhuy@mau.vn', '{CELLS_BELOW}', now())");
        // The mail server refused one an hour ago.
        tables.run(
                "insert into mail_day (login, day, state, tries, failure, at) values"
                        + " ('bithu', (now() at time zone 'Asia/Ho_Chi_Minh')::date, 'FAILED', 1, 'no', now() - interval '1 hour')");
        second = server.startBeside("mail-second", Map.of());
        // Otherwise the first letters would be those of tomorrow.
        tables.run("update night_work set since = since - interval '2 days' where name = 'mail'");
        assertTrue(post.waitForIncomingEmail(60_000, 2), "letters came");
        awaitEnd();
        MimeMessage[] letters = post.getReceivedMessages();
        assertEquals(
                List.of("bithu@mau.vn", "canbo@mau.vn"),
                Arrays.stream(letters)
                        .map(letter -> GreenMailUtil.getAddressList(recipients(letter)))
                        .sorted()
                        .toList());
        MimeMessage own = Arrays.stream(letters)
                .filter(letter ->
                        GreenMailUtil.getAddressList(recipients(letter)).equals("bithu@mau.vn"))
                .findFirst()
                .orElseThrow();
        String text = own.getContent().toString();
        assertTrue(own.getSubject().startsWith("Nền Nếp: còn "), own.getSubject());
        assertTrue(text.contains("Chi bộ Ban Dân vận Tỉnh ủy: Sinh hoạt thường kỳ tháng 1/"), text);
        assertTrue(text.contains("https://nennep.mau.vn/alert/owing.xhtml"), text);
        for (String name : tables.list("select full_name from member")) {
            assertFalse(text.contains(name), name + " is in a letter");
        }
        assertEquals(
                List.of("bithu SENT 2", "canbo SENT 1"),
                tables.list("select login || ' ' || state || ' ' || tries from mail_day order by login"));
    }

    /** Both servers have looked again since the last letter. */
    private static void awaitEnd() {
        for (int look = 0; look < 3; look++) {
            post.waitForIncomingEmail(1_200, 3);
        }
    }

    private static jakarta.mail.Address[] recipients(MimeMessage letter) {
        try {
            return letter.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
