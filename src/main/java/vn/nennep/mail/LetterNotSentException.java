package vn.nennep.mail;

/** The mail server did not take a letter. */
public class LetterNotSentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Longest reason that is kept. */
    private static final int LONGEST = 500;

    LetterNotSentException(Exception cause) {
        super(cause);
    }

    /** Why, in the words of the server, at most {@value #LONGEST} characters. */
    public String why() {
        String text = String.valueOf(getCause().getMessage()).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
