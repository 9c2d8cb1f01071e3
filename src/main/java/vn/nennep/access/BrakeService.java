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
import java.util.List;

/**
 * Counts the tries of a login and of a source address, for all servers, each in a transaction of its own: what was
 * counted stays counted whatever becomes of the rest. Works before anybody is signed in.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BrakeService {

    @Inject
    private BrakeRepository repository;

    @Inject
    private Clock clock;

    /** Whether the address must wait, whatever the login: then nothing is computed for it. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isShut(String address) {
        return repository.isLocked(List.of(addressKey(address)), clock.instant());
    }

    /**
     * Whether this login must wait when it comes from here.
     *
     * @param device what its owner's device has shown; null for a strange device
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean mustWait(String login, String address, String device) {
        String pair = pairKey(login, address, device);
        return repository.isLocked(device == null ? List.of(pair, loginKey(login)) : List.of(pair), clock.instant());
    }

    /** Counts a try that failed. */
    public void fail(String login, String address, String device) {
        Instant now = clock.instant();
        Brake pair = repository.lock(pairKey(login, address, device), now);
        if (pair.failures() == 0) {
            // One person who cannot remember the password is no attack; many logins from one place may be.
            repository.lock(addressKey(address), now).fail(Brake.Policy.ADDRESS, now);
            repository.forgetOld(now);
        }
        pair.fail(Brake.Policy.PAIR, now);
        if (device == null) {
            repository.lock(loginKey(login), now).fail(Brake.Policy.LOGIN, now);
        }
    }

    /** The person came in: what failed of this login from here is forgotten, and nothing else. */
    public void pass(String login, String address, String device) {
        repository.remove(repository.lock(pairKey(login, address, device), clock.instant()));
    }

    /** Whether the address must wait because it asked for too many things that there are not. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isLookupShut(String address) {
        return repository.isLocked(List.of(lookupKey(address)), clock.instant());
    }

    /** Counts that somebody who need not sign in asked for something that there is not. */
    public void failLookup(String address) {
        Instant now = clock.instant();
        repository.lock(lookupKey(address), now).fail(Brake.Policy.LOOKUP, now);
        repository.forgetOld(now);
    }

    /** Whether the login must wait now, from some address or from all. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isLocked(String login) {
        return repository.isAnyLocked(loginKey(login), clock.instant());
    }

    /** Lets the login try again at once, from wherever. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void unlock(String login) {
        repository.removeAll(loginKey(login));
    }

    /** For a device of the owner the address does not matter. */
    private static String pairKey(String login, String address, String device) {
        return loginKey(login) + "." + (device == null ? digest("from:" + address) : digest("device:" + device));
    }

    static String loginKey(String login) {
        return digest("login:" + Account.normalised(login));
    }

    private static String addressKey(String address) {
        return digest("address:" + address);
    }

    private static String lookupKey(String address) {
        return digest("lookup:" + address);
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
