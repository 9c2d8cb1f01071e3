package vn.nennep.record;

import java.util.Objects;

/**
 * A field of a record in three versions, as it stands in the form; null and empty are the same.
 *
 * @param field its name
 * @param before what the form was opened with
 * @param theirs what somebody else saved since
 * @param mine what was typed
 */
public record FieldVersions(String field, String before, String theirs, String mine) {

    public FieldVersions {
        before = Objects.toString(before, "");
        theirs = Objects.toString(theirs, "");
        mine = Objects.toString(mine, "");
    }

    /** Whether this person changed it. */
    public boolean isTouched() {
        return !mine.equals(before);
    }
}
