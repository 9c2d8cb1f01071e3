package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a program comes in: by HTTP Basic on each request, and never by a session's cookie. */
@ApplicationScoped
public class ProgramSignIn {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private AccountService accounts;

    @Inject
    private SignIn signIn;

    @Inject
    private SignInSettings settings;

    AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected() && request.getHeader("Authorization") == null) {
            // What is open to anybody (web.xml) is answered to nobody in particular.
            return context.doNothing();
        }
        Optional<String[]> sent = basic(request.getHeader("Authorization"));
        Entrance entrance = sent.map(pair -> signIn.ofProgram(pair[0], pair[1], Caller.of(request, settings)))
                .orElseGet(Entrance::refused);
        if (entrance.step() == Entrance.Step.SHUT) {
            response.setHeader("Retry-After", "60");
            return SignInAnswers.sendProblem(request, response, TOO_MANY_REQUESTS, "access.address-shut");
        }
        if (entrance.step() == Entrance.Step.CODE_WANTED) {
            return SignInAnswers.sendProblem(
                    request, response, HttpServletResponse.SC_FORBIDDEN, "access.token-wanted");
        }
        Optional<Standing> standing =
                entrance.step() == Entrance.Step.IN ? accounts.findStanding(entrance.login()) : Optional.empty();
        if (standing.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"nennep\", charset=\"UTF-8\"");
            return SignInAnswers.sendProblem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "access.sign-in");
        }
        // A token was made by the person on a page, where people of a provider have no password to change.
        boolean byToken = settings.isOidc() && AppToken.isOne(sent.get()[1]);
        Optional<Duty> duty = byToken ? Optional.empty() : standing.get().duty(settings.isSecondFactorForOfficers());
        if (duty.isPresent()) {
            return SignInAnswers.sendProblem(
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
}
