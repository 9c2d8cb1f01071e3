package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Programs send their password with each request, and Argon2 is slow on purpose. A password that was right is recognised
 * again for some minutes by a keyed digest, in the memory of this server only. The digest covers the stored hash, so a
 * changed password is not recognised; whether the account is open is looked up each time all the same.
 */
@ApplicationScoped
public class Recognition {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 1_000;
    private static final String ALGORITHM = "HmacSHA256";

    @Inject
    private Clock clock;

    private final SecretKeySpec key = new SecretKeySpec(new SecureRandom().generateSeed(32), ALGORITHM);
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    boolean knows(Account account, String password) {
        Instant end = until.get(digest(account, password));
        return end != null && clock.instant().isBefore(end);
    }

    void remember(Account account, String password) {
        Instant now = clock.instant();
        if (until.size() >= MOST) {
            until.values().removeIf(end -> !now.isBefore(end));
        }
        if (until.size() < MOST) {
            until.put(digest(account, password), now.plus(LONGEST));
        }
    }

    private String digest(Account account, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = account.getLogin() + '\0' + account.passwordHash() + '\0' + password;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }
}
