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

/** What is answered before anybody is signed in: no filter or mapper comes before this point. */
final class SignInAnswers {

    private SignInAnswers() {}

    /** Whether a program asks, and not a page. */
    static boolean isApi(HttpServletRequest request) {
        // What the server maps the request to, not how the address was written.
        return request.getServletPath().equals("/api")
                || request.getServletPath().startsWith("/api/");
    }

    /** Whether a page asks by its script, which follows no redirect. */
    static boolean isByScript(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** Who is there cannot be said without the database. */
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

    /** Leads a page to an address of the program; a post by script follows no redirect and is told in its own form. */
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

    /** By a path: the server would take the name of a whole address from the request, where anybody can write another. */
    static AuthenticationStatus sendLocal(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
