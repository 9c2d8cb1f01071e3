package vn.nennep.shared;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * The program declines what was asked, for a reason that the person can act on. Carries a message key and the facts of
 * the case; the door (page, REST) turns them into a sentence in the person's language. Rolls the transaction back.
 */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {

    /** What sort of refusal it is; a REST door answers with the matching status. */
    public enum Kind {
        /** The request is wrong as it stands: 422. */
        INVALID,
        /** It was right, but somebody or something else came first: 409. */
        CONFLICT,
        /** There is no such thing, or the caller may not know of it: 404. */
        NOT_FOUND,
        /** The caller may not do this: 403. */
        FORBIDDEN
    }

    private final Kind kind;
    private final String key;
    private final List<Object> facts;

    protected RefusedException(Kind kind, String key, Object... facts) {
        super(key + List.of(facts));
        this.kind = kind;
        this.key = key;
        this.facts = List.of(facts);
    }

    /**
     * @param key message key, starting with the room, e.g. {@code rollcall.nobody-due}
     * @param facts what the message names, in order; none null
     */
    public static RefusedException invalid(String key, Object... facts) {
        return new RefusedException(Kind.INVALID, key, facts);
    }

    /** Somebody else came first: a lost update, a number already taken, a run already going on. */
    public static RefusedException conflict(String key, Object... facts) {
        return new RefusedException(Kind.CONFLICT, key, facts);
    }

    /** There is no such thing, or it is outside the caller's scope; the two are not told apart. */
    public static RefusedException notFound(String key, Object... facts) {
        return new RefusedException(Kind.NOT_FOUND, key, facts);
    }

    /** The caller sees the thing but may not do this with it. */
    public static RefusedException forbidden(String key, Object... facts) {
        return new RefusedException(Kind.FORBIDDEN, key, facts);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether somebody else changed the same thing since it was read. */
    public boolean isChangedMeanwhile() {
        return kind == Kind.CONFLICT && key.endsWith("changed-meanwhile");
    }

    /** Message key of the sentence for people. */
    public String key() {
        return key;
    }

    /** What the sentence names, in order; none is null. */
    public List<Object> facts() {
        return facts;
    }
}
