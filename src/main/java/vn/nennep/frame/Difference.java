package vn.nennep.frame;

import java.io.Serializable;
import java.util.Objects;

/**
 * One field in which what somebody else saved meanwhile differs from what this person entered. Every page that two people
 * can save shows such fields by the tag {@code n:differences}.
 *
 * @param label of the field, in the person's language
 * @param theirs what the other saved, as shown; empty for nothing
 * @param mine what this person entered, as shown; null when the field was not touched and the other's value taken over
 */
public record Difference(String label, String theirs, String mine) implements Serializable {

    /**
     * A field in three versions, as shown; null and empty are the same.
     *
     * @param label message key of its label
     * @param before what the form was opened with
     */
    public record Field(String label, String before, String theirs, String mine) {

        public Field {
            before = Objects.toString(before, "");
            theirs = Objects.toString(theirs, "");
            mine = Objects.toString(mine, "");
        }

        boolean isDifferent() {
            return !theirs.equals(mine);
        }

        /** Whether this person changed it. */
        public boolean isTouched() {
            return !mine.equals(before);
        }
    }

    /** What a field holds after the other's save: the other's value where this person did not touch it. */
    public static <T> T merged(T before, T theirs, T mine) {
        return Objects.equals(before, mine) ? theirs : mine;
    }
}
