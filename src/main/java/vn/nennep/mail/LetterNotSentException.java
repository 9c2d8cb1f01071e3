package vn.nennep.mail;

/** The mail server did not take a letter, or did not say whether it did. */
public class LetterNotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Longest reason that is kept. */
    private static final int LONGEST = 500;

    /** How far it came. */
    public enum Stage {
        /** The server was not reached, or does not know this program; no other letter would be taken either. */
        CONNECTING,
        /** The server said no to this letter. */
        REFUSED,
        /** The server did not answer any more, so it may have the letter. */
        UNKNOWN
    }

    private final Stage stage;

    LetterNotSentException(Stage stage, Exception cause) {
        super(cause);
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    /** Why, in the words of the server, without addresses of people, at most {@value #LONGEST} characters. */
    public String why() {
        String text = String.valueOf(getCause().getMessage())
                .replaceAll("[^\\s<>@]+@[^\\s<>@]+", "…@…")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
