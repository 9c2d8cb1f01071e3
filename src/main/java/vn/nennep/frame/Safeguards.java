package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The headers by which browsers are told to be careful; the same on pages, REST answers, files, and errors. */
@ApplicationScoped
public class Safeguards {

    /** For whatever is no page: data that a browser must neither run nor show in a frame. */
    static final String DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For the page behind every error, which has a style with its letters and a picture and nothing else. */
    static final String ERROR_POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    /** The script that stands between the browser and the line. */
    static final String WORKER = "/resources/nennep/worker.js";

    /** What holds inside that script: it asks this server and nobody else. */
    static final String WORKER_POLICY =
            "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String POLICY = "Content-Security-Policy";

    @Inject
    @ConfigProperty(name = "nennep.tls", defaultValue = "false")
    private boolean behindTls;

    /** Writes them; what is written already is replaced. */
    public void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // The server packs texts for whoever can unpack them: a store on the way has to keep both forms apart.
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()");
        if (behindTls || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!isPage(request)) {
            // A page's own policy is written by PrimeFaces (web.xml); a second one would be enforced beside it.
            response.setHeader(POLICY, WORKER.equals(request.getServletPath()) ? WORKER_POLICY : DATA_POLICY);
        }
        if (isPage(request) || isApi(request)) {
            // Names of people: not to be found in the browser after signing out.
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /** Writes them for the page behind every error. */
    void writeForError(HttpServletRequest request, HttpServletResponse response) {
        write(request, response);
        response.setHeader(POLICY, ERROR_POLICY);
        response.setHeader("Cache-Control", "no-store");
    }

    static boolean isPage(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces");
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
