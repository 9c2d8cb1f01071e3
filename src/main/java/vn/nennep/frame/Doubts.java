package vn.nennep.frame;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nennep.shared.DoubtfulText;

/**
 * What was probably mistyped or broken in a form. At the first press it is shown at its fields and nothing is written;
 * pressed again without a further doubt, it is taken as meant.
 */
public class Doubts implements Serializable {

    private List<Doubt> shown = List.of();

    /**
     * A doubt of what was typed.
     *
     * @param field id of the field in the page
     * @param key of the sentence
     * @param facts of the sentence
     */
    public record Doubt(String field, String key, List<String> facts) implements Serializable {

        public Doubt {
            facts = List.copyOf(facts);
        }

        /** A doubt about the name of a person, a unit or an entry of a list. */
        public static Optional<Doubt> inName(String field, String typed) {
            return of(field, DoubtfulText.inName(typed), typed);
        }

        public static Optional<Doubt> inText(String field, String typed) {
            return of(field, DoubtfulText.inText(typed), typed);
        }

        /**
         * A doubt about a code by itself, or beside another one that is easily taken for it; the other may be empty.
         */
        public static Optional<Doubt> inCode(String field, String typed, Optional<String> alike) {
            return of(field, DoubtfulText.inCode(typed), typed)
                    .or(() -> alike.map(other -> new Doubt(field, DoubtfulText.ALIKE, List.of(typed, other))));
        }

        private static Optional<Doubt> of(String field, Optional<String> key, String typed) {
            return key.map(found -> new Doubt(field, found, List.of(typed)));
        }
    }

    /**
     * Shows doubts that were not shown before.
     *
     * @return whether the form waits for a second press
     */
    public boolean holdUp(PageMessages messages, Stream<Optional<Doubt>> found) {
        List<Doubt> now = found.flatMap(Optional::stream).toList();
        boolean known = shown.containsAll(now);
        shown = now;
        if (!known) {
            messages.doubt(now);
        }
        return !known;
    }

    /** Forgets the doubts: the form was saved or given up. */
    public void clear() {
        shown = List.of();
    }

    /** Whether doubts are shown, so that the next press takes the form as meant. */
    public boolean isShown() {
        return !shown.isEmpty();
    }
}
