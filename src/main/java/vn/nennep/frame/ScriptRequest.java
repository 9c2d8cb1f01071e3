package vn.nennep.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import vn.nennep.access.SignInSession;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;

/**
 * What the script of a page asks while somebody types. A page stays in a window of a shared computer while somebody else
 * signs in in another one: it says whose it is, and is answered for its own person alone.
 */
public final class ScriptRequest {

    /** By which a page says whose it is, and an answer whose page it is. */
    static final String PERSON = "X-Person";

    private ScriptRequest() {}

    /** Something that is done for a request. */
    public interface Deed {
        void run() throws IOException;
    }

    /**
     * Does it, and answers a refusal by its status: 401 to a page of somebody else than who is signed in, 413 to what is too
     * long or has a wrong form, 400 to what cannot be read.
     */
    public static void answer(HttpServletRequest request, HttpServletResponse response, Deed deed) throws IOException {
        String person = request.getHeader(PERSON);
        if (person != null
                && !person.equals(
                        SignInSession.markOf(request.getUserPrincipal().getName()))) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            deed.run();
        } catch (IllegalArgumentException | ClassCastException malformed) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } catch (RuntimeException thrown) {
            RefusedException refusal = Refusals.in(thrown).orElseThrow(() -> thrown);
            response.sendError(
                    switch (refusal.kind()) {
                        case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
                        case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
                        case CONFLICT -> HttpServletResponse.SC_CONFLICT;
                        case INVALID -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
                    });
        }
    }

    /**
     * The body as text.
     *
     * @param most bytes that it may have
     * @param tooLong key of the sentence that refuses more
     */
    public static String body(HttpServletRequest request, int most, String tooLong) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw RefusedException.invalid(tooLong);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Sends JSON that is kept nowhere. */
    public static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
