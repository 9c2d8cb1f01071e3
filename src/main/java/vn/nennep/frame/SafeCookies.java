package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import vn.nennep.access.SignInSettings;

/** Where people come by TLS only, the session's cookie is marked as secure, so that it is sent no other way. */
@WebListener
public class SafeCookies implements ServletContextListener {

    @Inject
    private SignInSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (settings.isTls()) {
            event.getServletContext().getSessionCookieConfig().setSecure(true);
        }
    }
}
