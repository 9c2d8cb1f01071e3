package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/** Signing in at an OpenID Connect provider; active only where one is configured ({@link OidcSwitch}). */
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${signInSettings.oidcIssuer}",
        clientId = "${signInSettings.oidcClient}",
        clientSecret = "${signInSettings.oidcSecret}",
        redirectURI = "${signInSettings.oidcCallback}",
        scope = {"openid", "profile"},
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "${signInSettings.oidcClaim}"),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${signInSettings.oidcAfterwards}"))
public class OidcDefinition {}
