package vn.nennep.frame;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The switch of the size of letters: plain links, so that it works before signing in and without a script. */
@WebServlet("/text-size")
public class TextSizeServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Preference.remember(TextSize.COOKIE, TextSize.known(request.getParameter("to")), request, response);
        response.sendRedirect(LocalPath.orHome(request.getParameter("back"), request.getContextPath()));
    }
}
