package vn.nennep.freeze;

/** A text that is said to be a canonical one is none, or is no longer what was written. */
public class FrozenTextException extends RuntimeException {

    FrozenTextException(String message) {
        super(message);
    }

    FrozenTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
