package vn.nennep.frame;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.nennep.access.SignInSession;

/** Where an OpenID Connect provider sends people back to; from here they go where they were heading. */
@WebServlet("/callback")
public class CallbackServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(LocalPath.orHome(SignInSession.takeWanted(request), request.getContextPath()));
    }
}
