package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.nennep.access.SignInSettings;
import vn.nennep.shared.Refusals;

/** Around every answer: headers that keep browsers careful, and a plain word when the database is away. */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST)
public class FrameFilter extends HttpFilter {

    @Inject
    private SignInSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        if (settings.isTls()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (request.getServletPath().startsWith("/resources/") && request.getParameter("v") != null) {
            response.setHeader("Cache-Control", "public, max-age=604800");
        }
        if (request.getServletPath().endsWith(".xhtml")
                && !request.getServletPath().startsWith("/jakarta.faces")) {
            // Names of people: not to be found in the browser after signing out.
            response.setHeader("Cache-Control", "no-store");
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException thrown) {
            if (!Refusals.isDatabaseDown(thrown) || response.isCommitted()) {
                throw thrown;
            }
            response.reset();
            response.setHeader("Retry-After", "30");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
