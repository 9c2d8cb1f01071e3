package vn.nennep.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import vn.nennep.shared.RefusedException;

/** The second factor of an account: a device that shows a new code every 30 seconds (RFC 6238), and recovery codes. */
@Stateless
public class SecondFactorService {

    private static final int SECRET_BYTES = 20;
    private static final int SOME = 5;
    private static final int RECOVERY_CODES = 10;
    private static final int STEP_SECONDS = 30;
    private static final String RECOVERY = "recovery";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Inject
    private SecondFactorRepository repository;

    @Inject
    private AccountRepository accounts;

    @Inject
    private AccessService access;

    @Inject
    private Secrets secrets;

    @Inject
    private SignInSettings settings;

    @Inject
    private Clock clock;

    /**
     * Reads some of the secrets that the database holds.
     *
     * @throws IllegalStateException saying what to do when the installation's key is not the one that they were
     *     encrypted with, or is missing
     */
    @Unscoped
    public void requireReadable() {
        for (SecondFactorRepository.Sealed sealed : repository.listSome(SOME)) {
            try {
                secrets.decrypt(sealed.secret(), sealed.login());
            } catch (IllegalStateException unreadable) {
                throw new IllegalStateException(
                        "the database holds second factors that NENNEP_SECRET_KEY cannot read; put back the key that"
                                + " belongs to it (secret.key of the data folder, in the backup). If it is lost for good,"
                                + " delete the rows of second_factor and recovery_code as the owner of the tables:"
                                + " people then set up a new second factor",
                        unreadable);
            }
        }
    }

    /** Whether the account signs in with a code. */
    public boolean isConfirmed(String login) {
        return repository.isConfirmed(login);
    }

    /**
     * Makes a secret for whoever is signed in, in place of one that was never confirmed.
     *
     * @return the secret in Base32, as people type it into their device
     */
    public String begin() {
        Account own = own();
        if (!settings.isSecondFactorPossible()) {
            throw RefusedException.conflict("access.second-factor.no-key");
        }
        if (repository.isConfirmed(own.getLogin())) {
            throw RefusedException.conflict("access.second-factor.there");
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        repository.putSecret(own.getId(), secrets.encrypt(secret, own.getLogin()));
        return base32(secret);
    }

    /**
     * Confirms the secret by a first code.
     *
     * @return recovery codes, each good once, to be shown now and never again
     */
    public List<String> confirm(String code) {
        Account own = own();
        String stored = repository
                .findSecret(own.getId(), false)
                .orElseThrow(() -> RefusedException.conflict("access.second-factor.not-begun"));
        long step = stepOf(secrets.decrypt(stored, own.getLogin()), digits(code))
                .orElseThrow(() -> RefusedException.invalid("access.second-factor.code-wrong"));
        repository.confirm(own.getId(), step, clock.instant());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            String random = Passwords.random();
            codes.add(random.substring(0, 4) + "-" + random.substring(4, 8) + "-" + random.substring(8, 12));
        }
        repository.replaceRecoveryCodes(
                own.getId(), codes.stream().map(one -> hash(own.getId(), one)).toList());
        return codes;
    }

    /** Takes the person's own second factor away; the caller has asked for the password. */
    public void remove() {
        Account own = own();
        repository.remove(own.getId());
    }

    /** Whether a code opens the account now; it does so once only. */
    public boolean accept(String login, String code) {
        Account account = accounts.find(login).orElseThrow();
        Optional<String> stored = repository.findSecret(account.getId(), true);
        if (stored.isEmpty() || code == null) {
            return false;
        }
        Optional<Long> step = stepOf(secrets.decrypt(stored.get(), account.getLogin()), digits(code));
        if (step.isPresent()) {
            return repository.useStep(account.getId(), step.get());
        }
        return repository.useRecoveryCode(account.getId(), hash(account.getId(), code), clock.instant());
    }

    /** The {@code otpauth:} address in the QR code for the device. */
    public String address(String base32) {
        return "otpauth://totp/NenNep:" + own().getLogin() + "?secret=" + base32 + "&issuer=NenNep";
    }

    /** The time step that this code belongs to: the present one or, for clocks that differ, the one before or after. */
    private Optional<Long> stepOf(byte[] secret, String code) {
        Instant now = clock.instant();
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        SecretKeySpec key = new SecretKeySpec(secret, generator.getAlgorithm());
        Optional<Long> found = Optional.empty();
        try {
            for (int shift = -1; shift <= 1; shift++) {
                Instant at = now.plusSeconds((long) shift * STEP_SECONDS);
                String right = generator.generateOneTimePasswordString(key, at);
                if (MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) {
                    found = Optional.of(at.getEpochSecond() / STEP_SECONDS);
                }
            }
            return found;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a secret of " + secret.length + " bytes is no key", e);
        }
    }

    private String hash(long accountId, String code) {
        return secrets.digest(
                RECOVERY,
                accountId + "\0" + code.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private static String digits(String code) {
        return code == null ? "" : code.replaceAll("\\s", "");
    }

    /** RFC 4648 without padding; the length is a multiple of five bytes. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xFF);
            bits += 8;
            while (bits >= 5) {
                text.append(BASE32.charAt((buffer >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        return text.toString();
    }

    private Account own() {
        return accounts.find(access.login()).orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }
}
