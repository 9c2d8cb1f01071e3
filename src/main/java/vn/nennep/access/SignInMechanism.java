package vn.nennep.access;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.Status.VALID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.Json;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vn.nennep.operation.Beginning;
import vn.nennep.operation.StartStanding;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;

/**
 * How people and programs come in: pages by the login form and a session, {@code /api} by HTTP Basic on each request
 * and never by the session's cookie, so that no foreign page can make a browser call it.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    private static final Logger LOG = System.getLogger(SignInMechanism.class.getName());
    private static final String LOGIN_PAGE = "/login.xhtml";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String CALLBACK = "/callback";
    private static final String OWN_PAGE = "/access/password.xhtml";

    // Only the name and a number: serializable session attributes survive a move to another server, and what the
    // account may do is asked anew on each request.
    private static final String SESSION_LOGIN = "nennep.login";
    private static final String SESSION_GENERATION = "nennep.generation";
    private static final String REGISTER_SESSION = "jakarta.servlet.http.registerSession";
    private static final String SESSION_WANTED = "nennep.wanted";

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private AccountService accounts;

    @Inject
    private SignIn signIn;

    @Inject
    private OidcMechanism oidc;

    @Inject
    private Beginning beginning;

    @Inject
    private SignInSettings settings;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Origin.set(SourceAddress.of(request, settings));
        if (!beginning.isReady()) {
            // Accounts may not be there yet. What anybody may ask goes on to the filter, which knows what it answers.
            return !isApi(request) && (isForAnybody(request) || !context.isProtected())
                    ? context.doNothing()
                    : sayUnavailable(
                            request,
                            response,
                            beginning.standing() == StartStanding.STOPPING
                                    ? "operation.stopping"
                                    : "operation.starting",
                            "15");
        }
        try {
            return isApi(request)
                    ? signInProgram(request, response, context)
                    : signInPerson(request, response, context);
        } catch (BusyException e) {
            response.setHeader("Retry-After", String.valueOf(BusyException.RETRY_AFTER_SECONDS));
            return sendProblem(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "access.busy");
        } catch (RuntimeException e) {
            if (Refusals.isDatabaseDown(e)) {
                return sayUnavailable(request, response, "frame.database-down", "30");
            }
            throw e;
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(SESSION_LOGIN);
            session.removeAttribute(SESSION_GENERATION);
        }
        context.cleanClientSubject();
        if (settings.isOidc()) {
            oidc.get().cleanSubject(request, response, context);
        }
    }

    /** The session of this request goes on, although all others of the account have ended. */
    public static void goOn(HttpServletRequest request, int generation) {
        request.getSession().setAttribute(SESSION_GENERATION, generation);
    }

    private AuthenticationStatus signInProgram(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<String[]> sent = basic(request.getHeader("Authorization"));
        Entrance entrance = sent.map(pair -> signIn.ofProgram(pair[0], pair[1], Caller.of(request, settings)))
                .orElseGet(Entrance::refused);
        if (entrance.step() == Entrance.Step.SHUT) {
            response.setHeader("Retry-After", "60");
            return sendProblem(request, response, TOO_MANY_REQUESTS, "access.address-shut");
        }
        if (entrance.step() == Entrance.Step.CODE_WANTED) {
            return sendProblem(request, response, HttpServletResponse.SC_FORBIDDEN, "access.token-wanted");
        }
        Optional<Standing> standing =
                entrance.step() == Entrance.Step.IN ? accounts.findStanding(entrance.login()) : Optional.empty();
        if (standing.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"nennep\", charset=\"UTF-8\"");
            return sendProblem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "access.sign-in");
        }
        // A token was made by the person on a page, where people of a provider have no password to change.
        boolean byToken = settings.isOidc() && AppToken.isOne(sent.get()[1]);
        Optional<Duty> duty = byToken ? Optional.empty() : standing.get().duty(settings.isSecondFactorForOfficers());
        if (duty.isPresent()) {
            return sendProblem(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    duty.get().key());
        }
        return context.notifyContainerAboutLogin(new CallerPrincipal(entrance.login()), AccountIdentityStore.SIGNED_IN);
    }

    /** Login and password of an Authorization header; empty when it is none. */
    private static Optional<String[]> basic(String header) {
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new String[] {pair.substring(0, colon), pair.substring(colon + 1)});
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Who is there cannot be said without the database; no filter or mapper comes before this point. */
    private static AuthenticationStatus sayUnavailable(
            HttpServletRequest request, HttpServletResponse response, String code, String seconds) {
        response.setHeader("Retry-After", seconds);
        if (isApi(request)) {
            return sendProblem(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, code);
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

    private AuthenticationStatus signInPerson(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (context.getAuthParameters().getCredential() != null) {
            CredentialValidationResult result =
                    stores.validate(context.getAuthParameters().getCredential());
            if (result.getStatus() == VALID) {
                open(request, result.getCallerPrincipal().getName());
            }
            return context.notifyContainerAboutLogin(result);
        }
        HttpSession session = request.getSession(false);
        if (isForAnybody(request)) {
            // Also without the database: an error page has its style, and the sign-in page can say what is wrong.
            return context.doNothing();
        }
        if (session != null && session.getAttribute(SESSION_LOGIN) instanceof String login) {
            Optional<Standing> standing = accounts.findStanding(login)
                    .filter(now -> Objects.equals(now.generation(), session.getAttribute(SESSION_GENERATION)));
            if (standing.isPresent()) {
                if (!settings.isOidc()
                        && standing.get()
                                .duty(settings.isSecondFactorForOfficers())
                                .isPresent()
                        && !isOwnAccount(request)) {
                    return sendTo(request, response, context, OWN_PAGE);
                }
                return context.notifyContainerAboutLogin(new CallerPrincipal(login), AccountIdentityStore.SIGNED_IN);
            }
            session.invalidate();
        }
        if (settings.isOidc() && request.getServletPath().equals(CALLBACK)) {
            return comeBack(request, response, context);
        }
        return context.isProtected() ? askToSignIn(request, response, context) : context.doNothing();
    }

    /** Somebody comes back from the provider, with a proof or without. */
    private AuthenticationStatus comeBack(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        AuthenticationStatus status;
        try {
            status = oidc.get().validateRequest(request, response, context);
        } catch (IllegalStateException refused) {
            // So the container says that a token is not the provider's; somebody who answers for it should look.
            LOG.log(Level.WARNING, "a sign-in at the provider was refused", refused);
            status = AuthenticationStatus.SEND_FAILURE;
        }
        if (status == AuthenticationStatus.SEND_CONTINUE) {
            return status;
        }
        // The container would keep the person signed in beside our session, also once the account is disabled.
        context.getMessageInfo().getMap().remove(REGISTER_SESSION);
        Optional<String> login = status == AuthenticationStatus.SUCCESS && context.getCallerPrincipal() != null
                ? Optional.of(context.getCallerPrincipal().getName())
                : Optional.empty();
        Optional<String> known = login.map(Account::normalised)
                .filter(name -> accounts.findStanding(name).isPresent());
        if (known.isEmpty()) {
            context.cleanClientSubject();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return sendLocal(
                    response,
                    request.getContextPath() + LOGIN_PAGE + (login.isPresent() ? "?stranger=true" : "?failed=true"));
        }
        open(request, known.get());
        return context.notifyContainerAboutLogin(new CallerPrincipal(known.get()), AccountIdentityStore.SIGNED_IN);
    }

    /** The page that somebody wanted before signing in at the provider; null when it was none. */
    public static String takeWanted(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object wanted = session.getAttribute(SESSION_WANTED);
        session.removeAttribute(SESSION_WANTED);
        return (String) wanted;
    }

    /** Begins a session under a new identifier, so that one that somebody else slipped in is worth nothing. */
    private void open(HttpServletRequest request, String login) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            Object owner = before.getAttribute(SESSION_LOGIN);
            if (owner == null || owner.equals(login)) {
                request.changeSessionId();
            } else {
                // Pages of another person are not taken along.
                before.invalidate();
            }
        }
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(settings.getIdleSeconds());
        session.setAttribute(SESSION_LOGIN, login);
        accounts.findStanding(login)
                .ifPresent(standing -> session.setAttribute(SESSION_GENERATION, standing.generation()));
        accounts.noteSignIn(login, "page");
    }

    /** What a person with a duty can reach: the page where it is done, its language, and the way out. */
    private static boolean isOwnAccount(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(OWN_PAGE) || path.equals("/language") || path.equals("/session");
    }

    /** Leads a page to an address of the program; a post by script follows no redirect and is told in its own form. */
    private static AuthenticationStatus sendTo(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, String target) {
        if (isByScript(request)) {
            response.setContentType("text/xml;charset=UTF-8");
            try {
                response.getOutputStream()
                        .write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                                        + request.getContextPath() + target + "\"/></partial-response>")
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return AuthenticationStatus.SEND_CONTINUE;
        }
        return sendLocal(response, request.getContextPath() + target);
    }

    /** By a path: the server would take the name of a whole address from the request, where anybody can write another. */
    private static AuthenticationStatus sendLocal(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static boolean isByScript(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    private AuthenticationStatus askToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (isByScript(request) || "fetch".equals(request.getHeader("X-Requested-By"))) {
            // The page stays as it was typed and asks for the password itself (frame.js).
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        String query = request.getQueryString();
        String wanted = request.getServletPath() + (query == null ? "" : "?" + query);
        if (settings.isOidc()) {
            request.getSession().setAttribute(SESSION_WANTED, wanted);
            return oidc.get().validateRequest(request, response, context);
        }
        String next = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        boolean ended = request.getRequestedSessionId() != null;
        return sendLocal(
                response, request.getContextPath() + LOGIN_PAGE + "?next=" + next + (ended ? "&expired=true" : ""));
    }

    private static boolean isForAnybody(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(LOGIN_PAGE)
                || path.equals("/sign-in")
                || path.startsWith("/resources/")
                || path.startsWith("/jakarta.faces.resource/");
    }

    private static boolean isApi(HttpServletRequest request) {
        // What the server maps the request to, not how the address was written.
        return request.getServletPath().equals("/api")
                || request.getServletPath().startsWith("/api/");
    }
}
