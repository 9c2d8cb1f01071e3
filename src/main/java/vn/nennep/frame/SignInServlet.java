package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.nennep.access.BusyException;
import vn.nennep.access.Caller;
import vn.nennep.access.Entrance;
import vn.nennep.access.SignIn;
import vn.nennep.access.SignInSettings;

/**
 * Signs in over a page whose session has ended, so that the page stays as it was typed. Asked by the page's own script,
 * which says so in a header that no foreign page can send.
 */
@WebServlet("/sign-in")
public class SignInServlet extends HttpServlet {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private SignIn signIn;

    @Inject
    private SignInSettings settings;

    /** Sends somebody who typed the address to the sign-in page. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"fetch".equals(request.getHeader("X-Requested-By")) || settings.isOidc()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Caller caller = Caller.of(request, settings);
        String ticket = request.getParameter("ticket");
        Entrance entrance;
        try {
            entrance = ticket == null || ticket.isEmpty()
                    ? signIn.withPassword(parameter(request, "login"), parameter(request, "password"), caller)
                    : signIn.withCode(ticket, parameter(request, "code"), caller);
        } catch (BusyException busy) {
            response.setHeader("Retry-After", String.valueOf(BusyException.RETRY_AFTER_SECONDS));
            answer(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    Json.createObjectBuilder().add("step", "BUSY"));
            return;
        }
        if (entrance.step() == Entrance.Step.SHUT) {
            response.setHeader("Retry-After", "60");
            answer(response, TOO_MANY_REQUESTS, Json.createObjectBuilder().add("step", "SHUT"));
            return;
        }
        if (entrance.step() == Entrance.Step.IN
                && signIn.open(entrance, request, response) != AuthenticationStatus.SUCCESS) {
            throw new IllegalStateException("the session could not be begun");
        }
        JsonObjectBuilder answer =
                Json.createObjectBuilder().add("step", entrance.step().name());
        if (entrance.ticket() != null) {
            answer.add("ticket", entrance.ticket());
        }
        answer(response, HttpServletResponse.SC_OK, answer);
    }

    private static void answer(HttpServletResponse response, int status, JsonObjectBuilder body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
