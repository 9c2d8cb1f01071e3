package vn.nennep.access;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.Status.VALID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.BasicAuthenticationCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;

/**
 * How people and programs come in: pages by the login form and a session, {@code /api} by HTTP Basic on each request
 * and never by the session's cookie, so that no foreign page can make a browser call it.
 */
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    private static final String LOGIN_PAGE = "/login.xhtml";

    // Only the name: a serializable session attribute survives a move to another server, and what the account may do
    // is asked anew on each request.
    private static final String SESSION_LOGIN = "nennep.login";

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private AccountService accounts;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Origin.set(request.getRemoteAddr());
        try {
            return isApi(request)
                    ? signInProgram(request, response, context)
                    : signInPerson(request, response, context);
        } catch (RuntimeException e) {
            if (Refusals.isDatabaseDown(e)) {
                return sayUnavailable(request, response);
            }
            throw e;
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(SESSION_LOGIN);
        }
        context.cleanClientSubject();
    }

    private AuthenticationStatus signInProgram(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            CredentialValidationResult result = validate(header.substring(6).strip());
            if (result.getStatus() == VALID) {
                return context.notifyContainerAboutLogin(result);
            }
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"nennep\", charset=\"UTF-8\"");
        return sendProblem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "access.sign-in");
    }

    /** Who is there cannot be said without the database; no filter or mapper comes before this point. */
    private static AuthenticationStatus sayUnavailable(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Retry-After", "30");
        if (isApi(request)) {
            return sendProblem(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "frame.database-down");
        }
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static AuthenticationStatus sendProblem(
            HttpServletRequest request, HttpServletResponse response, int status, String code) {
        // Without a wish of the caller's the language is Vietnamese, whatever the server's is.
        Locale language = Messages.closest(request.getHeader("Accept-Language") == null ? null : request.getLocale());
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", Messages.text(language, "frame.status." + status))
                .add("status", status)
                .add("code", code)
                .add("detail", Messages.text(language, code))
                .build()
                .toString();
        response.setStatus(status);
        response.setContentType("application/problem+json");
        try {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private CredentialValidationResult validate(String basic) {
        try {
            return stores.validate(new BasicAuthenticationCredential(basic));
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            return CredentialValidationResult.INVALID_RESULT;
        }
    }

    private AuthenticationStatus signInPerson(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.getAuthParameters().getCredential() != null) {
            CredentialValidationResult result =
                    stores.validate(context.getAuthParameters().getCredential());
            if (result.getStatus() == VALID) {
                request.getSession()
                        .setAttribute(SESSION_LOGIN, result.getCallerPrincipal().getName());
            }
            return context.notifyContainerAboutLogin(result);
        }
        HttpSession session = request.getSession(false);
        if (isForAnybody(request)) {
            // Also without the database: an error page has its style, and the sign-in page can say what is wrong.
            return context.doNothing();
        }
        if (session != null && session.getAttribute(SESSION_LOGIN) instanceof String login && accounts.isOpen(login)) {
            return context.notifyContainerAboutLogin(new CallerPrincipal(login), AccountIdentityStore.SIGNED_IN);
        }
        return context.isProtected() ? askToSignIn(request, response, context) : context.doNothing();
    }

    private AuthenticationStatus askToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String target = LOGIN_PAGE + "?next=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // A page whose session has ended posts by script, which follows no redirect: it is told in its own form.
            response.setContentType("text/xml;charset=UTF-8");
            try {
                response.getOutputStream()
                        .write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + target
                                        + "&amp;expired=true\"/></partial-response>")
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return context.redirect(request.getContextPath() + target);
    }

    private static String wanted(HttpServletRequest request) {
        String from = request.getHeader("Referer");
        if (from != null && "partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // The post does not repeat the parameters of the page that it comes from.
            try {
                URI page = new URI(from);
                return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            } catch (URISyntaxException malformed) {
                return request.getServletPath();
            }
        }
        String query = request.getQueryString();
        return request.getServletPath() + (query == null ? "" : "?" + query);
    }

    private static boolean isForAnybody(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(LOGIN_PAGE) || path.startsWith("/resources/") || path.startsWith("/jakarta.faces.resource/");
    }

    private static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/api") || path.startsWith("/api/");
    }
}
