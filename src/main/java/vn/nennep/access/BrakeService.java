package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Counts the tries of a login and of a source address, for all servers, each in a transaction of its own: what was
 * counted stays counted whatever becomes of the rest. Works before anybody is signed in.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BrakeService {

    @Inject
    private AccessRepository repository;

    @Inject
    private Clock clock;

    /** Counts a try. @return false when the login or the address must wait: then nothing was counted for the login */
    public boolean take(String login, String address) {
        Instant now = clock.instant();
        Brake ofLogin = repository.lockBrake(loginKey(login), now);
        Brake ofAddress = repository.lockBrake(addressKey(address), now);
        if (ofAddress.isLocked(now) || !ofLogin.take(Brake.Policy.LOGIN, now)) {
            return false;
        }
        if (ofLogin.failures() == 1) {
            // One person who does not find the password is no attack; many logins from one place may be.
            repository.forgetOldBrakes(now);
            return ofAddress.take(Brake.Policy.ADDRESS, now);
        }
        return true;
    }

    /** The person came in: earlier failures of the login are forgotten. */
    public void pass(String login, String address) {
        Instant now = clock.instant();
        repository.remove(repository.lockBrake(loginKey(login), now));
        repository.lockBrake(addressKey(address), now).giveBack(Brake.Policy.ADDRESS);
    }

    /** The try was right as far as it went; what failed before stays counted. */
    public void giveBack(String login, String address) {
        Instant now = clock.instant();
        Brake ofLogin = repository.lockBrake(loginKey(login), now);
        ofLogin.giveBack(Brake.Policy.LOGIN);
        if (ofLogin.failures() == 0) {
            repository.lockBrake(addressKey(address), now).giveBack(Brake.Policy.ADDRESS);
        }
    }

    /** Whether the login must wait now. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isLocked(String login) {
        return repository.isLocked(loginKey(login), clock.instant());
    }

    /** Lets the login try again at once. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void unlock(String login) {
        repository.remove(repository.lockBrake(loginKey(login), clock.instant()));
    }

    static String loginKey(String login) {
        return digest("login:" + Account.normalised(login));
    }

    private static String addressKey(String address) {
        return digest("address:" + address);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
