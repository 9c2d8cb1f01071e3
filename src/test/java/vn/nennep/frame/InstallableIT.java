package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** A phone may put the program among its own: it says how it is called, where it begins and what it looks like. */
class InstallableIT {

    private static final Pattern MANIFEST = Pattern.compile("rel=\"manifest\" href=\"([^\"]+)\"");

    @Test
    void tellsAPhoneHowItIsCalledAndWhatItLooksLike() {
        TestServer server = TestServer.get();
        Visit visit = Visit.to(server);
        Matcher found = MANIFEST.matcher(visit.get("/login.xhtml").text());
        assertTrue(found.find());
        String address = found.group(1);
        Http.Answer answer = visit.get(address);
        assertEquals(200, answer.status());
        assertTrue(
                answer.header("Content-Type").startsWith("application/manifest+json"), answer.header("Content-Type"));
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            JsonObject manifest = reader.readObject();
            assertEquals("Nền Nếp", manifest.getString("short_name"));
            URI from = URI.create(address);
            assertEquals("/", from.resolve(manifest.getString("start_url")).getPath());
            for (JsonObject icon : manifest.getJsonArray("icons").getValuesAs(JsonObject.class)) {
                Http.Answer picture =
                        visit.get(from.resolve(icon.getString("src")).getPath());
                assertEquals(200, picture.status(), icon.toString());
                assertEquals("image/png", picture.header("Content-Type"), icon.toString());
            }
        }
    }
}
