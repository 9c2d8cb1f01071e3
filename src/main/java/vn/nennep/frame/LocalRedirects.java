package vn.nennep.frame;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Sends browsers on by a path and never by a whole address: the server would take the name in it from the request, where
 * anybody can write another one.
 */
class LocalRedirects extends HttpServletResponseWrapper {

    LocalRedirects(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendRedirect(String location) throws java.io.IOException {
        if (!location.startsWith("/") || location.startsWith("//")) {
            super.sendRedirect(location);
            return;
        }
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
        flushBuffer();
    }
}
