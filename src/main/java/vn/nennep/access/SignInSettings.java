package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How an installation lets people in, from its environment. */
@Named
@ApplicationScoped
public class SignInSettings {

    private static final int SHORTEST_IDLE_MINUTES = 1;
    private static final int LONGEST_IDLE_MINUTES = 720;
    private static final int LONGEST_WARNING_MINUTES = 5;
    private static final int KEY_BYTES = 32;
    private static final int SECONDS = 60;

    @Inject
    @ConfigProperty(name = "nennep.idle.minutes", defaultValue = "30")
    private String idleMinutes;

    @Inject
    @ConfigProperty(name = "nennep.idle.seconds")
    private Optional<String> idleSeconds;

    @Inject
    @ConfigProperty(name = "nennep.token.days", defaultValue = "365")
    private String tokenDays;

    @Inject
    @ConfigProperty(name = "nennep.tls", defaultValue = "false")
    private String tls;

    @Inject
    @ConfigProperty(name = "nennep.proxy")
    private Optional<String> proxy;

    @Inject
    @ConfigProperty(name = "nennep.second.factor", defaultValue = "optional")
    private String secondFactor;

    @Inject
    @ConfigProperty(name = "nennep.secret.key")
    private Optional<String> secretKey;

    @Inject
    @ConfigProperty(name = "nennep.oidc.issuer")
    private Optional<String> oidcIssuer;

    @Inject
    @ConfigProperty(name = "nennep.oidc.client")
    private Optional<String> oidcClient;

    @Inject
    @ConfigProperty(name = "nennep.oidc.secret")
    private Optional<String> oidcSecret;

    @Inject
    @ConfigProperty(name = "nennep.oidc.claim", defaultValue = "preferred_username")
    private String oidcClaim;

    @Inject
    @ConfigProperty(name = "nennep.url")
    private Optional<String> url;

    /**
     * Refuses impossible settings, so that the start fails and names them.
     *
     * @throws IllegalStateException naming the setting
     */
    public void check() {
        if (!idleMinutes.strip().matches("\\d{1,3}")
                || getIdleMinutes() < SHORTEST_IDLE_MINUTES
                || getIdleMinutes() > LONGEST_IDLE_MINUTES) {
            throw new IllegalStateException("NENNEP_IDLE_MINUTES must be a number from " + SHORTEST_IDLE_MINUTES
                    + " to " + LONGEST_IDLE_MINUTES + ", not " + idleMinutes);
        }
        if (!idleSeconds.map(String::strip).orElse("1").matches("[1-9]\\d?")) {
            throw new IllegalStateException(
                    "NENNEP_IDLE_SECONDS must be a number from 1 to 99, not " + idleSeconds.get());
        }
        if (!tokenDays.strip().matches("[1-9]\\d{0,3}")) {
            throw new IllegalStateException("NENNEP_TOKEN_DAYS must be a number of days, 1 to 9999, not " + tokenDays);
        }
        if (!Set.of("true", "false").contains(tls.strip())) {
            throw new IllegalStateException("NENNEP_TLS must be true or false, not " + tls);
        }
        if (!Set.of("optional", "officers").contains(secondFactor.strip())) {
            throw new IllegalStateException("NENNEP_SECOND_FACTOR must be optional or officers, not " + secondFactor);
        }
        if (isOidc() && (getOidcClient().isEmpty() || getOidcSecret().isEmpty())) {
            throw new IllegalStateException("NENNEP_OIDC_ISSUER needs NENNEP_OIDC_CLIENT and NENNEP_OIDC_SECRET");
        }
        if (isSecondFactorForOfficers() && isOidc()) {
            throw new IllegalStateException(
                    "NENNEP_SECOND_FACTOR=officers and NENNEP_OIDC_ISSUER: the provider asks for the second factor");
        }
        if (isSecondFactorForOfficers() && secretKey().isEmpty()) {
            throw new IllegalStateException("NENNEP_SECOND_FACTOR=officers needs NENNEP_SECRET_KEY");
        }
    }

    /** Minutes without a request after which a session ends. */
    public int getIdleMinutes() {
        return Integer.parseInt(idleMinutes.strip());
    }

    /** Seconds without a request after which a session ends. Told by themselves they hold instead of the minutes. */
    public int getIdleSeconds() {
        return idleSeconds.map(String::strip).map(Integer::valueOf).orElseGet(() -> getIdleMinutes() * SECONDS);
    }

    /** Seconds before the end at which the page warns. */
    public int getWarningSeconds() {
        return Math.min(LONGEST_WARNING_MINUTES * SECONDS, getIdleSeconds() / 2);
    }

    /** Whether people reach the installation by TLS only, so that cookies need not go anywhere else. */
    public boolean isTls() {
        return Boolean.parseBoolean(tls.strip());
    }

    /** Whether the address is that of a trusted proxy, which truly names the caller's address. */
    public boolean isProxy(String address) {
        return proxy.map(list ->
                        Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet()))
                .orElse(Set.of())
                .contains(address);
    }

    /** Whether officers and administrators must have a second factor. */
    public boolean isSecondFactorForOfficers() {
        return secondFactor.strip().equals("officers");
    }

    /** Whether anybody can set one up: its secret is kept encrypted, which needs the key. */
    public boolean isSecondFactorPossible() {
        return secretKey().isPresent();
    }

    /** Days after which a program's token expires. */
    public int getTokenDays() {
        return Integer.parseInt(tokenDays.strip());
    }

    /** Whether people sign in at an OpenID Connect provider instead of here. */
    public boolean isOidc() {
        return oidcIssuer.filter(issuer -> !issuer.isBlank()).isPresent();
    }

    /** The provider's issuer address, below which its configuration is; empty when no provider is configured. */
    public String getOidcIssuer() {
        return oidcIssuer.map(String::strip).orElse("");
    }

    public String getOidcClient() {
        return oidcClient.map(String::strip).orElse("");
    }

    public String getOidcSecret() {
        return oidcSecret.map(String::strip).orElse("");
    }

    /** The claim that holds the login. */
    public String getOidcClaim() {
        return oidcClaim.strip();
    }

    /**
     * Where the provider sends people back to: below the configured address of this installation, else below that of
     * the request.
     */
    public String getOidcCallback() {
        return base() + "/callback";
    }

    /** Where the provider sends people after they have signed out there. */
    public String getOidcAfterwards() {
        return base() + "/login.xhtml?left=true";
    }

    private String base() {
        // The container fills this in with the address of the request.
        return url.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.replaceAll("/+$", ""))
                .orElse("${baseURL}");
    }

    /** The installation's key, 32 bytes; empty when none was given. */
    Optional<byte[]> secretKey() {
        return secretKey.filter(key -> !key.isBlank()).map(key -> {
            try {
                byte[] bytes = Base64.getDecoder().decode(key.strip());
                if (bytes.length == KEY_BYTES) {
                    return bytes;
                }
            } catch (IllegalArgumentException malformed) {
                // The same message as for a wrong length; the value itself must not be shown.
            }
            throw new IllegalStateException("NENNEP_SECRET_KEY must be 32 bytes in Base64");
        });
    }
}
