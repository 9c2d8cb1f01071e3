package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the installation's key is for: secrets that must be read again, digests of codes, and short-lived tickets. */
@ApplicationScoped
public class Secrets {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Duration TICKET_LIFE = Duration.ofMinutes(5);

    @Inject
    private SignInSettings settings;

    @Inject
    private Clock clock;

    private final SecureRandom random = new SecureRandom();

    /** @param owner to whom the secret belongs: it cannot be read for anybody else */
    String encrypt(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + closed.length)
                        .put(nonce)
                        .put(closed)
                        .array());
    }

    byte[] decrypt(String stored, String owner) {
        byte[] all = Base64.getDecoder().decode(stored);
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(all, NONCE_BYTES),
                Arrays.copyOfRange(all, NONCE_BYTES, all.length),
                owner);
    }

    /** A keyed digest: without the key nobody can find the text by trying. */
    String digest(String purpose, String text) {
        return HexFormat.of().formatHex(mac(purpose + '\0' + text));
    }

    /** Proof that the password was right, for the next five minutes and as long as the password stays the same. */
    String ticket(Account account) {
        String life =
                account.getLogin() + '|' + clock.instant().plus(TICKET_LIFE).getEpochSecond();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(life.getBytes(StandardCharsets.UTF_8))
                + '.'
                + sealOf(life, account);
    }

    /** Whose ticket this claims to be; {@link #isGood} tells whether it is. */
    Optional<String> loginOf(String ticket) {
        return lifeOf(ticket).map(life -> life.substring(0, life.lastIndexOf('|')));
    }

    boolean isGood(String ticket, Account account) {
        Optional<String> life = lifeOf(ticket);
        if (life.isEmpty()) {
            return false;
        }
        byte[] seal = ticket.substring(ticket.indexOf('.') + 1).getBytes(StandardCharsets.UTF_8);
        String end = life.get().substring(life.get().lastIndexOf('|') + 1);
        return MessageDigest.isEqual(seal, sealOf(life.get(), account).getBytes(StandardCharsets.UTF_8))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(end)));
    }

    private static Optional<String> lifeOf(String ticket) {
        int dot = ticket == null ? -1 : ticket.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String life = new String(Base64.getUrlDecoder().decode(ticket.substring(0, dot)), StandardCharsets.UTF_8);
            return Optional.of(life).filter(text -> text.matches("[^|]+\\|\\d{1,15}"));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String sealOf(String life, Account account) {
        return digest("ticket", life + '\0' + account.passwordHash());
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String owner) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(mac("second factor"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read: was NENNEP_SECRET_KEY changed?", e);
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(
                    settings.secretKey().orElseThrow(() -> new IllegalStateException("NENNEP_SECRET_KEY is not set")),
                    MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is part of every Java", e);
        }
    }
}
