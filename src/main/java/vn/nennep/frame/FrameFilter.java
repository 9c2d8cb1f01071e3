package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.SignInSession;
import vn.nennep.access.SignInSettings;
import vn.nennep.operation.Beginning;
import vn.nennep.operation.Ending;
import vn.nennep.operation.Storage;
import vn.nennep.shared.Refusals;

/**
 * Around every answer: headers that keep browsers careful, requests that no page of ours makes are turned away, and a
 * plain word when the database is away.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = DispatcherType.REQUEST)
public class FrameFilter extends HttpFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    /** While the server starts or stops. */
    static final String SECONDS_TO_WAIT = "15";

    private static final String WHILE_STARTING = "vn.nennep.ANSWERED_WHILE_STARTING";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Logger LOG = System.getLogger(FrameFilter.class.getName());

    @Inject
    private transient Safeguards safeguards;

    @Inject
    private transient SignInSettings settings;

    @Inject
    private transient AccessService access;

    @Inject
    private transient UserTransaction transaction;

    @Inject
    private transient Beginning beginning;

    @Inject
    private transient Ending ending;

    @Inject
    private transient Storage storage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        safeguards.write(request, response);
        if (request.getServletPath().equals(Safeguards.WORKER)) {
            // It stands in the folder of scripts, and looks after all pages.
            response.setHeader("Service-Worker-Allowed", request.getContextPath() + "/");
        }
        if (request.getUserPrincipal() != null && Safeguards.isPage(request)) {
            response.setHeader(
                    ScriptRequest.PERSON,
                    SignInSession.markOf(request.getUserPrincipal().getName()));
        }
        if (request.getServletPath().startsWith("/resources/") && request.getParameter("v") != null) {
            // Named by its contents: what changes has another address.
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        }
        if (isForWatchmen(request)) {
            answer(request, response, chain);
            return;
        }
        // Counted before it is let in: the end waits for whoever came in before it was announced.
        ending.enter();
        try {
            if (beginning.isReady()) {
                answer(request, response, chain);
            } else {
                // Programs were answered already, when they signed in.
                sayUnavailable(response, SECONDS_TO_WAIT);
            }
        } finally {
            ending.leave();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Safeguards.isApi(request)) {
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            if (isFromElsewhere(request)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
            if (hasNul(request)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
        }
        try {
            HttpServletResponse local = new LocalRedirects(response);
            go(request, settings.isOidc() ? new ProviderPolicy(local, settings.getOidcIssuer()) : local, chain);
        } catch (IOException | ServletException | RuntimeException thrown) {
            boolean full = storage.isFull(thrown);
            if (!full && !Refusals.isDatabaseDown(thrown) || response.isCommitted()) {
                throw thrown;
            }
            response.reset();
            safeguards.write(request, response);
            if (full) {
                response.sendError(ErrorServlet.INSUFFICIENT_STORAGE);
            } else {
                sayUnavailable(response, "30");
            }
        } finally {
            forgetFiles(request);
        }
    }

    private static void sayUnavailable(HttpServletResponse response, String seconds) throws IOException {
        response.setHeader("Retry-After", seconds);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Whether it is one of the requests that are answered before the start is over (web.xml). */
    private static boolean isForWatchmen(HttpServletRequest request) {
        String path = request.getServletPath();
        return Arrays.stream(request.getServletContext()
                        .getInitParameter(WHILE_STARTING)
                        .strip()
                        .split("\\s+"))
                .anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    /**
     * A page that is only shown reads in one transaction, so that the person's grants and scope are asked once. What a
     * reading writes to the log is in it. A form that is sent has a transaction for each save.
     */
    private void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"GET".equals(request.getMethod()) || !Safeguards.isPage(request) || request.getUserPrincipal() == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean shown = false;
        try {
            begin();
            chain.doFilter(request, response);
            shown = true;
        } finally {
            end(shown);
        }
    }

    private void begin() throws ServletException {
        try {
            transaction.begin();
            // The person's own scope begins here, whichever service is called first.
            access.beginPage();
        } catch (NotSupportedException | SystemException e) {
            throw new ServletException(e);
        }
    }

    /** A refusal has marked the transaction already: then there is nothing to keep. */
    private void end(boolean keep) throws ServletException {
        try {
            if (keep && transaction.getStatus() == Status.STATUS_ACTIVE) {
                transaction.commit();
            } else if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RollbackException | HeuristicMixedException | HeuristicRollbackException e) {
            throw new ServletException(e);
        }
    }

    /** The server keeps what was uploaded on its disk until it stops; names of people have no business there. */
    private static void forgetFiles(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/") || !Safeguards.isPage(request)) {
            return;
        }
        try {
            for (Part part : request.getParts()) {
                part.delete();
            }
        } catch (IOException | ServletException | IllegalStateException unread) {
            LOG.log(Level.DEBUG, "an upload that could not be read leaves nothing", unread);
        }
    }

    /**
     * Whether another site makes the browser post here. The view state keeps foreign forms out of every page but the
     * sign-in, which has none; browsers say where a request comes from, programs say nothing.
     */
    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "POST".equals(request.getMethod())
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
    }

    /** Whether a parameter has a NUL character: no field can hold one, and the database takes none. */
    private static boolean hasNul(HttpServletRequest request) throws IOException {
        String query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            return true;
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return false;
        }
        // Set before the first parameter is read; Vietnamese letters would be misread otherwise.
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
