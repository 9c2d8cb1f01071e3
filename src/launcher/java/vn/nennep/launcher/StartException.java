package vn.nennep.launcher;

/** Something could not be started; the message is written for the person at the console. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A refusal that explains itself. */
    public StartException(String message) {
        super(message);
    }

    /** A refusal with the technical cause behind it. */
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
