package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.nennep.operation.Beginning;
import vn.nennep.operation.Ending;
import vn.nennep.operation.StartStanding;

/**
 * The readiness check for a proxy or a monitor: 200 when this application has started and reaches its database, 503
 * when not, and "not found" from the server itself when the application is not there at all. The server's own health
 * check would say UP then, because none of our checks is there.
 */
@WebServlet(ReadyServlet.PATH)
public class ReadyServlet extends HttpServlet {

    static final String PATH = "/ready";

    @Inject
    private transient Beginning beginning;

    @Inject
    private transient Ending ending;

    @Inject
    @Readiness
    private transient DatabaseReadiness database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StartStanding standing = beginning.standing();
        boolean there = standing == StartStanding.READY && database.call().getStatus() == HealthCheckResponse.Status.UP;
        response.setStatus(there ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        if (!there) {
            response.setHeader("Retry-After", FrameFilter.SECONDS_TO_WAIT);
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(there ? "READY" : word(standing));
    }

    /** While the server stops it also says how many requests are still under way. */
    private String word(StartStanding standing) {
        return switch (standing) {
            case READY -> "DATABASE_AWAY";
            case STOPPING -> "STOPPING " + ending.running();
            default -> standing.name();
        };
    }
}
