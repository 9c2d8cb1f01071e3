package vn.nennep.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nennep.shared.RefusedException;

/**
 * Something that a program or a waiting page sends to be written once. What is wrong with it is said when it is asked for,
 * after the rights of the sender were looked at.
 *
 * @param sentKey the header {@code Idempotency-Key} as it came; null when there was none
 * @param sentVersion the header {@code If-Match} as it came; null when there was none
 * @param address where it was sent to
 * @param body what was sent
 */
public record EntryRequest(String sentKey, String sentVersion, String address, String body) {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    /** @throws RefusedException when there is none, or no UUID */
    public UUID key() {
        try {
            return UUID.fromString(String.valueOf(sentKey));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.invalid("access.entry.key-missing");
        }
    }

    /**
     * The version that the sender knew.
     *
     * @throws RefusedException when none was named
     */
    public int version() {
        Matcher version = VERSION.matcher(String.valueOf(sentVersion).strip());
        if (!version.matches()) {
            throw RefusedException.invalid("access.entry.version-missing");
        }
        return Integer.parseInt(version.group(1));
    }

    /** What tells this request from another one under the same key: 64 hexadecimal digits. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((address + '\n' + sentVersion + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
