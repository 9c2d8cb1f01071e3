package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.nennep.access.AccountService;

/** The language switch: a plain link, so that it works before signing in and without a script. */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

    @Inject
    private transient AccountService accounts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = "en".equals(request.getParameter("to")) ? "en" : "vi";
        Language.remember(language, request, response);
        if (request.getUserPrincipal() != null) {
            accounts.speak(language);
        }
        response.sendRedirect(LocalPath.orHome(request.getParameter("back"), request.getContextPath()));
    }
}
