package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Browsers with which somebody has signed in before. Wrong passwords from elsewhere do not keep such a browser waiting:
 * nobody can shut somebody else out. The proof is a sealed cookie, good for the one login; it opens nothing by itself.
 */
@ApplicationScoped
public class KnownDevices {

    static final String COOKIE = "nennep_device";

    private static final String PURPOSE = "device";
    private static final int RANDOM_BYTES = 16;
    private static final Duration LIFE = Duration.ofDays(180);

    @Inject
    private Secrets secrets;

    @Inject
    private SignInSettings settings;

    private final SecureRandom random = new SecureRandom();

    /** The number of the device when it is one of this login's; null otherwise. */
    String numberOf(String login, Caller caller) {
        if (caller.device() == null || !settings.isSecondFactorPossible()) {
            return null;
        }
        String[] parts = caller.device().split("\\.", 2);
        boolean sealed = parts.length == 2
                && MessageDigest.isEqual(
                        seal(login, parts[0]).getBytes(StandardCharsets.US_ASCII),
                        parts[1].getBytes(StandardCharsets.UTF_8));
        return sealed ? parts[0] : null;
    }

    /** Leaves the proof with the browser with which somebody came in. */
    void remember(String login, HttpServletRequest request, HttpServletResponse response) {
        if (!settings.isSecondFactorPossible() || numberOf(login, Caller.of(request, settings)) != null) {
            return;
        }
        byte[] number = new byte[RANDOM_BYTES];
        random.nextBytes(number);
        String text = HexFormat.of().formatHex(number);
        Cookie cookie = new Cookie(COOKIE, text + "." + seal(login, text));
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isTls());
        cookie.setMaxAge((int) LIFE.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private String seal(String login, String number) {
        return secrets.digest(PURPOSE, Account.normalised(login) + '\0' + number);
    }
}
