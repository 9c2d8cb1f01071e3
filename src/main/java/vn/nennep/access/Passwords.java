package vn.nennep.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;

/**
 * Argon2id with the parameters of the OWASP password storage sheet (19 MiB, 2 passes, 1 lane). Every computation takes a
 * turn ({@link Turns}).
 */
final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Letters and digits that nobody mistakes for one another when copying them from a screen. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Checked when the login is unknown, so that both answers take the same time. */
    private static final String NOBODY = hash("nobody");

    private Passwords() {}

    static String hash(String password) {
        return Turns.inTurn(() -> Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID))
                .getResult());
    }

    static boolean matches(String password, String hash) {
        return Turns.inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    static void pretendToMatch(String password) {
        matches(password, NOBODY);
    }

    /** A password of 16 readable characters, about 79 bits. */
    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }
}
