package vn.nennep.access;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.Status.VALID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** How a person comes in: by the login form or from a provider, and then by the session. */
@ApplicationScoped
public class PersonSignIn {

    private static final Logger LOG = System.getLogger(PersonSignIn.class.getName());

    private static final String LOGIN_PAGE = "/login.xhtml";
    private static final String CALLBACK = "/callback";

    /** The header in which a page says whose it is: {@link SignInSession#markOf}. */
    private static final String PERSON = "X-Person";

    private static final String OWN_PAGE = "/access/password.xhtml";
    private static final String REGISTER_SESSION = "jakarta.servlet.http.registerSession";

    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private AccountService accounts;

    @Inject
    private OidcMechanism oidc;

    @Inject
    private SignInSettings settings;

    AuthenticationStatus validate(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (context.getAuthParameters().getCredential() != null) {
            CredentialValidationResult result =
                    stores.validate(context.getAuthParameters().getCredential());
            if (result.getStatus() == VALID) {
                open(request, result.getCallerPrincipal().getName());
            }
            return context.notifyContainerAboutLogin(result);
        }
        if (isForAnybody(request)) {
            // Also without the database: an error page has its style, and the sign-in page can say what is wrong.
            return context.doNothing();
        }
        Optional<SignInSession.SignedIn> signedIn = SignInSession.find(request);
        if (signedIn.isPresent()) {
            String login = signedIn.get().login();
            Optional<Standing> standing = accounts.findStanding(login)
                    .filter(now ->
                            Objects.equals(now.generation(), signedIn.get().generation()));
            if (standing.isPresent()) {
                if (!settings.isOidc()
                        && standing.get()
                                .duty(settings.isSecondFactorForOfficers())
                                .isPresent()
                        && !isOwnAccount(request)) {
                    return SignInAnswers.sendTo(request, response, OWN_PAGE);
                }
                return context.notifyContainerAboutLogin(new CallerPrincipal(login), AccountIdentityStore.SIGNED_IN);
            }
            SignInSession.end(request);
        }
        if (settings.isOidc() && request.getServletPath().equals(CALLBACK)) {
            return comeBack(request, response, context);
        }
        return context.isProtected() ? askToSignIn(request, response, context) : context.doNothing();
    }

    /** Whether a page of ours asks the API for its person: no form and no page of another site can send this header. */
    static boolean isOfPage(HttpServletRequest request) {
        return request.getHeader(PERSON) != null && request.getHeader("Authorization") == null;
    }

    /**
     * A page sends what it kept without a line. It says whose page it is, so that nothing is written for somebody else who has
     * signed in since; the paths of meetings alone are open to it.
     */
    AuthenticationStatus validatePage(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean ours = (site == null || site.equals("same-origin"))
                && String.valueOf(request.getPathInfo()).startsWith("/meetings/");
        Optional<SignInSession.SignedIn> signedIn = SignInSession.find(request)
                .filter(session -> ours && SignInSession.markOf(session.login()).equals(request.getHeader(PERSON)));
        Optional<Standing> standing = signedIn.flatMap(session -> accounts.findStanding(session.login())
                .filter(now -> Objects.equals(now.generation(), session.generation())));
        if (standing.isEmpty()) {
            return SignInAnswers.sendProblem(
                    request, response, HttpServletResponse.SC_UNAUTHORIZED, "access.sign-in-again");
        }
        Optional<Duty> duty =
                settings.isOidc() ? Optional.empty() : standing.get().duty(settings.isSecondFactorForOfficers());
        return duty.isPresent()
                ? SignInAnswers.sendProblem(
                        request,
                        response,
                        HttpServletResponse.SC_FORBIDDEN,
                        duty.get().key())
                : context.notifyContainerAboutLogin(
                        new CallerPrincipal(signedIn.get().login()), AccountIdentityStore.SIGNED_IN);
    }

    /** Somebody comes back from the provider, with a proof or without. */
    private AuthenticationStatus comeBack(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        AuthenticationStatus status;
        try {
            status = oidc.get().validateRequest(request, response, context);
        } catch (IllegalStateException refused) {
            // This is how the container reports that a token is not the provider's; the administrator should look at
            // it.
            LOG.log(Level.WARNING, "a sign-in at the provider was refused", refused);
            status = AuthenticationStatus.SEND_FAILURE;
        }
        if (status == AuthenticationStatus.SEND_CONTINUE) {
            return status;
        }
        // The container would keep the person signed in beside our session, even after the account is disabled.
        context.getMessageInfo().getMap().remove(REGISTER_SESSION);
        Optional<String> login = status == AuthenticationStatus.SUCCESS && context.getCallerPrincipal() != null
                ? Optional.of(context.getCallerPrincipal().getName())
                : Optional.empty();
        Optional<String> known = login.map(Account::normalised)
                .filter(name -> accounts.findStanding(name).isPresent());
        if (known.isEmpty()) {
            context.cleanClientSubject();
            SignInSession.end(request);
            return SignInAnswers.sendLocal(
                    response,
                    request.getContextPath() + LOGIN_PAGE + (login.isPresent() ? "?stranger=true" : "?failed=true"));
        }
        open(request, known.get());
        return context.notifyContainerAboutLogin(new CallerPrincipal(known.get()), AccountIdentityStore.SIGNED_IN);
    }

    private void open(HttpServletRequest request, String login) {
        SignInSession.begin(request, login, settings.getIdleSeconds());
        accounts.findStanding(login).ifPresent(standing -> SignInSession.goOn(request, standing.generation()));
        accounts.noteSignIn(login, "page");
    }

    private AuthenticationStatus askToSignIn(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (SignInAnswers.isByScript(request) || "fetch".equals(request.getHeader("X-Requested-By"))) {
            // The page stays as it was typed and asks for the password itself (frame.js).
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        String query = request.getQueryString();
        String wanted = request.getServletPath() + (query == null ? "" : "?" + query);
        if (settings.isOidc()) {
            SignInSession.keepWanted(request, wanted);
            return oidc.get().validateRequest(request, response, context);
        }
        String next = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        boolean ended = request.getRequestedSessionId() != null;
        return SignInAnswers.sendLocal(
                response, request.getContextPath() + LOGIN_PAGE + "?next=" + next + (ended ? "&expired=true" : ""));
    }

    /** What a person with a duty can reach: the page where it is done, its language and size, and the way out. */
    private static boolean isOwnAccount(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(OWN_PAGE)
                || path.equals("/language")
                || path.equals("/text-size")
                || path.equals("/session");
    }

    /** Whether an address is open to people who are not signed in. */
    static boolean isForAnybody(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(LOGIN_PAGE)
                || path.equals("/sign-in")
                || path.startsWith("/resources/")
                || path.startsWith("/jakarta.faces.resource/");
    }
}
