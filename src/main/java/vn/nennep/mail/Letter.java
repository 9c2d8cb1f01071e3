package vn.nennep.mail;

import java.util.regex.Pattern;
import vn.nennep.shared.RefusedException;

/**
 * A letter to one person, in plain text.
 *
 * @param to address
 * @param subject one line
 * @param text lines
 */
public record Letter(String to, String subject, String text) {

    /** Longest address that a mail server has to take. */
    public static final int LONGEST_ADDRESS = 254;

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    public Letter {
        requireAddress(to);
        if (subject.contains("\n") || subject.contains("\r")) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    /** @throws RefusedException invalid, when the text is no address of one person */
    public static void requireAddress(String text) {
        if (text == null
                || text.length() > LONGEST_ADDRESS
                || !ADDRESS.matcher(text).matches()) {
            throw RefusedException.invalid("mail.address", text == null ? "" : text);
        }
    }
}
