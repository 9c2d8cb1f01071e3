package vn.nennep.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import vn.nennep.operation.Beginning;
import vn.nennep.operation.StartStanding;
import vn.nennep.shared.Refusals;

/**
 * How people and programs come in: pages by the login form and a session, {@code /api} by HTTP Basic on each request
 * and never by the session's cookie alone, so that no foreign page can make a browser call it. A page of ours that sends
 * what it kept without a line says so in a header ({@link PersonSignIn#validatePage}).
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

    @Inject
    private ProgramSignIn programs;

    @Inject
    private PersonSignIn people;

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
            // Accounts may not exist yet. What anybody may ask goes on to the filter, which knows the answer.
            return !SignInAnswers.isApi(request) && (PersonSignIn.isForAnybody(request) || !context.isProtected())
                    ? context.doNothing()
                    : SignInAnswers.sayUnavailable(
                            request,
                            response,
                            beginning.standing() == StartStanding.STOPPING
                                    ? "operation.stopping"
                                    : "operation.starting",
                            "15");
        }
        try {
            if (!SignInAnswers.isApi(request)) {
                return people.validate(request, response, context);
            }
            return PersonSignIn.isOfPage(request)
                    ? people.validatePage(request, response, context)
                    : programs.validate(request, response, context);
        } catch (BusyException e) {
            response.setHeader("Retry-After", String.valueOf(BusyException.RETRY_AFTER_SECONDS));
            return SignInAnswers.sendProblem(
                    request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "access.busy");
        } catch (RuntimeException e) {
            if (Refusals.isDatabaseDown(e)) {
                return SignInAnswers.sayUnavailable(request, response, "frame.database-down", "30");
            }
            throw e;
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SignInSession.forget(request);
        context.cleanClientSubject();
        if (settings.isOidc()) {
            oidc.get().cleanSubject(request, response, context);
        }
    }
}
