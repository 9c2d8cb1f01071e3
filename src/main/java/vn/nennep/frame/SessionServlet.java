package vn.nennep.frame;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/**
 * Asked by a page in which somebody is typing: the session goes on, or the answer says that it has ended. The header
 * {@code Session-Seconds} tells after how many seconds without a request it will.
 */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        HttpSession session = request.getSession(false);
        if (session != null) {
            response.setIntHeader("Session-Seconds", session.getMaxInactiveInterval());
        }
        response.setStatus(HttpServletResponse.SC_OK);
    }
}
