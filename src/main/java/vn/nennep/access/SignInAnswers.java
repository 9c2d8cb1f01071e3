package vn.nennep.access;

import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.nennep.shared.Messages;

/** Answers given before anybody is signed in, where no filter or exception mapper has run yet. */
final class SignInAnswers {

    private SignInAnswers() {}

    /** Whether a program asks, and not a page. */
    static boolean isApi(HttpServletRequest request) {
        // By what the server maps the request to, not by how the address was written.
        return request.getServletPath().equals("/api")
                || request.getServletPath().startsWith("/api/");
    }

    /** Whether a page asks by its script, which follows no redirect. */
    static boolean isByScript(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** Answers that nobody can be recognised, because the database is away. */
    static AuthenticationStatus sayUnavailable(
            HttpServletRequest request, HttpServletResponse response, String code, String seconds) {
        response.setHeader("Retry-After", seconds);
        if (isApi(request)) {
            return sendProblem(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, code);
        }
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Refuses a program (RFC 9457), in the language that it asks for. */
    static AuthenticationStatus sendProblem(
            HttpServletRequest request, HttpServletResponse response, int status, String code) {
        // Without a wish of the caller's the language is Vietnamese, whatever the server's is.
        Locale language = Messages.closest(request.getHeader("Accept-Language") == null ? null : request.getLocale());
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", Messages.text(language, "frame.status." + status))
                .add("status", status)
                .add("code", code)
                .add("detail", Messages.text(language, code))
                .build()
                .toString();
        response.setStatus(status);
        response.setContentType("application/problem+json");
        try {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /**
     * Redirects to an address of the program. A post by script follows no redirect, so it gets the address as a Faces
     * response.
     */
    static AuthenticationStatus sendTo(HttpServletRequest request, HttpServletResponse response, String target) {
        if (isByScript(request)) {
            response.setContentType("text/xml;charset=UTF-8");
            try {
                response.getOutputStream()
                        .write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                                        + request.getContextPath() + target + "\"/></partial-response>")
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return sendLocal(response, request.getContextPath() + target);
    }

    /**
     * Redirects by a path: for a whole address the server would take the host from the request, where anybody can write
     * another.
     */
    static AuthenticationStatus sendLocal(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
