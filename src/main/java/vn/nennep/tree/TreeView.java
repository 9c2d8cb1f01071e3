package vn.nennep.tree;

import java.util.Arrays;
import java.util.Locale;

/** Which tree the figures of a year follow. */
public enum TreeView {
    /** The tree as it was on the date of each meeting. */
    THEN,
    /** The tree as it is on the day of the run: what a unit did is shown with the unit that carries on for it. */
    NOW;

    /**
     * The view of an address.
     *
     * @param text {@code then} or {@code now}
     * @throws IllegalArgumentException for anything else; a REST path answers that a parameter is wrong
     */
    public static TreeView fromString(String text) {
        return Arrays.stream(values())
                .filter(view -> view.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** As it stands in an address: {@code then} or {@code now}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
