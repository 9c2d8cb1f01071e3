package vn.nennep.frame;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.nennep.access.Receipt;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Answers to what is sent under a key and against a version. */
public final class EntryAnswers {

    private static final int PRECONDITION_FAILED = 412;

    private EntryAnswers() {}

    /**
     * The body of a request.
     *
     * @throws RefusedException when it has more bytes than this
     */
    public static String read(InputStream sent, int most) {
        try {
            byte[] bytes = sent.readNBytes(most + 1);
            if (bytes.length > most) {
                throw RefusedException.invalid("access.entry.long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is written: what was answered the first time, with the number of the receipt and its moment. */
    public static Response entered(Receipt receipt) {
        JsonObject answer = object(receipt.answer());
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("receipt", String.valueOf(receipt.number()))
                .add("receivedAt", receipt.receivedAt().toString());
        answer.forEach(body::add);
        return Response.ok(body.build().toString(), MediaType.APPLICATION_JSON_TYPE)
                .tag(String.valueOf(answer.getInt("version")))
                .build();
    }

    /**
     * Somebody else saved meanwhile: nothing was written, and both versions are in the answer.
     *
     * @param version of what is saved now
     * @param current what is saved now, as JSON
     * @param sent what came, as JSON
     * @param disputed where the two differ, for a door that says it
     */
    public static Response changed(
            RefusedException refused,
            HttpHeaders headers,
            int version,
            String current,
            String sent,
            JsonArray disputed) {
        Locale language = Problem.language(headers);
        String body = Problem.body(
                        PRECONDITION_FAILED, Problem.code(refused.key()), Messages.text(language, refused), language)
                .add("version", version)
                .add("current", object(current))
                .add("sent", object(sent))
                .add("disputed", disputed)
                .build()
                .toString();
        return Response.status(PRECONDITION_FAILED)
                .type(Problem.TYPE)
                .tag(String.valueOf(version))
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = JsonTexts.reader(json)) {
            return reader.readObject();
        }
    }
}
