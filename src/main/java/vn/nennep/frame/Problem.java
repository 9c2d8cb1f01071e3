package vn.nennep.frame;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Errors of REST paths as problem details (RFC 9457), in the caller's language. */
public final class Problem {

    public static final MediaType TYPE = new MediaType("application", "problem+json");

    /**
     * The room in the codes of errors that programs know: texts of these three rooms keep the code of the one room that
     * they came from.
     */
    private static final Map<String, String> ROOMS_IN_CODES =
            Map.of("tree", "organisation", "people", "organisation", "reorganisation", "organisation");

    private Problem() {}

    /**
     * The stable code by which programs know a refusal or a fault of a file.
     *
     * @param key of its text
     */
    public static String code(String key) {
        int dot = key.indexOf('.');
        String room = key.substring(0, Math.max(dot, 0));
        return ROOMS_IN_CODES.getOrDefault(room, room) + key.substring(Math.max(dot, 0));
    }

    /** Vietnamese unless English is what the caller accepts best. */
    public static Locale language(HttpHeaders headers) {
        List<Locale> accepted = headers.getAcceptableLanguages();
        return Messages.closest(accepted.isEmpty() ? null : accepted.get(0));
    }

    /** The answer to a refusal, with the status of its kind. */
    public static Response of(RefusedException refusal, Locale language) {
        int status =
                switch (refusal.kind()) {
                    case INVALID -> 422;
                    case CONFLICT -> 409;
                    case NOT_FOUND -> 404;
                    case FORBIDDEN -> 403;
                };
        return of(status, code(refusal.key()), Messages.text(language, refusal), language);
    }

    /**
     * @param code stable code for programs, e.g. {@code tally.already-running}
     * @param detail sentence for people
     */
    public static Response of(int status, String code, String detail, Locale language) {
        return Response.status(status)
                .type(TYPE)
                .entity(body(status, code, detail, language).build().toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** The members that every problem has, for a door that adds its own. */
    public static JsonObjectBuilder body(int status, String code, String detail, Locale language) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", Messages.text(language, "frame.status." + status))
                .add("status", status)
                .add("code", code)
                .add("detail", detail);
    }
}
