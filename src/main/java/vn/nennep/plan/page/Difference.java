package vn.nennep.plan.page;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One field in which what somebody else saved meanwhile differs from what this person entered.
 *
 * @param label key of the field's label
 * @param theirs what the other saved, as shown
 * @param mine what this person entered, as shown; null when the field was not touched and the other's value taken over
 */
public record Difference(String label, String theirs, String mine) implements Serializable {

    /**
     * A field in three versions, as shown.
     *
     * @param before what the form was opened with
     */
    record Field(String label, String before, String theirs, String mine) {

        private Difference difference() {
            return new Difference(label, shown(theirs), shown(mine).equals(shown(before)) ? null : shown(mine));
        }

        private boolean isDifferent() {
            return !shown(theirs).equals(shown(mine));
        }

        private static String shown(String text) {
            return Objects.toString(text, "");
        }
    }

    /** Those of the fields that differ. */
    static List<Difference> of(List<Field> fields) {
        return fields.stream().filter(Field::isDifferent).map(Field::difference).toList();
    }

    /** What a field holds after the other's save: the other's value where this person did not touch it. */
    static <T> T merged(T before, T theirs, T mine) {
        return Objects.equals(before, mine) ? theirs : mine;
    }
}
