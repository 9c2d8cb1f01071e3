package vn.nennep.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.nennep.operation.Beginning;
import vn.nennep.operation.Storage;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RefusedException.Kind;

/**
 * The page behind every error. No Faces page: it must also stand when the view, the session or the database is what
 * failed.
 */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    static final String PATH = "/error";

    /** No room on the disk (RFC 4918). */
    static final int INSUFFICIENT_STORAGE = 507;

    @Inject
    private transient Safeguards safeguards;

    @Inject
    private transient Beginning beginning;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            // Somebody typed the address of the page; there is no error to show.
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        int status = status(request);
        Locale locale = Language.of(request);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        safeguards.writeForError(request, response);
        response.getOutputStream().write(page(request, locale, variant(status)).getBytes(StandardCharsets.UTF_8));
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? statusOf(thrown)
                : (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    }

    /**
     * The status for a page that could not be shown: forbidden or not found when the person may not see it any more,
     * unavailable without the database, insufficient storage when a disk is full, else a server error.
     */
    static int statusOf(Throwable thrown) {
        if (CDI.current().select(Storage.class).get().isFull(thrown)) {
            return INSUFFICIENT_STORAGE;
        }
        if (Refusals.isDatabaseDown(thrown)) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        Kind refused = Refusals.in(thrown).map(RefusedException::kind).orElse(null);
        if (refused == Kind.FORBIDDEN) {
            return HttpServletResponse.SC_FORBIDDEN;
        }
        return refused == Kind.NOT_FOUND
                ? HttpServletResponse.SC_NOT_FOUND
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** Which of its texts a page has: by its status, or by how far the server is. */
    private String variant(int status) {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE && !beginning.isReady()) {
            return switch (beginning.standing()) {
                case STOPPING -> "stopping";
                case FAILED -> "not-started";
                default -> "starting";
            };
        }
        return String.valueOf(status);
    }

    private static String page(HttpServletRequest request, Locale locale, String variant) throws IOException {
        return template()
                .replace("{language}", locale.getLanguage())
                .replace("{context}", request.getContextPath())
                .replace("{product}", Messages.text(locale, "frame.product"))
                .replace("{title}", word(locale, "title", variant))
                .replace("{text}", text(request, locale, variant))
                .replace("{home}", Messages.text(locale, "frame.error.home"));
    }

    /** The sentence of the page itself, else the general one for such an error. */
    private static String text(HttpServletRequest request, Locale locale, String variant) {
        return request.getAttribute(PageMessages.WHY) instanceof String why
                ? escaped(why)
                : word(locale, "text", variant);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String word(Locale locale, String part, String variant) {
        return Messages.find(locale, "frame.error." + part + "." + variant)
                .orElseGet(() -> Messages.text(locale, "frame.error." + part));
    }

    private static String template() throws IOException {
        try (InputStream page = ErrorServlet.class.getResourceAsStream("error.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
