package vn.nennep.frame;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts the safeguards around the sign-in: no filter comes before it. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class SignInSafeguards implements HttpAuthenticationMechanism {

    private static final String BASIC = "Basic ";

    @Inject
    @Delegate
    private HttpAuthenticationMechanism signIn;

    @Inject
    private Safeguards safeguards;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        safeguards.write(request, response);
        if (hasNul(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return signIn.validateRequest(request, response, context);
    }

    /** Whether a program's name or password has a NUL character, which the database takes in no text. */
    private static boolean hasNul(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return new String(pair, StandardCharsets.UTF_8).indexOf('\0') >= 0;
        } catch (IllegalArgumentException malformed) {
            // Refused by the sign-in itself.
            return false;
        }
    }

    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return signIn.secureResponse(request, response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        signIn.cleanSubject(request, response, context);
    }
}
