package vn.nennep.paper;

import java.io.Serializable;
import java.util.List;

/**
 * A part of a paper that can be written by hand.
 *
 * @param proposed what the program writes; empty for nothing
 * @param text what stands in the paper: somebody's text, else what the program writes
 * @param draft what somebody wrote; null for nobody
 * @param changed figures that the text names and that are others by now
 */
public record PaperPart(PaperField field, String proposed, String text, PaperDraft draft, List<ChangedFigure> changed)
        implements Serializable {

    /** {@link #version} of a part that nobody wrote. */
    public static final int FRESH = -1;

    /** A figure that a text names with the value that it had when the text was saved. */
    public record ChangedFigure(PaperField field, String was, String now) implements Serializable {}

    /** To be given back with a change. */
    public int version() {
        return draft == null ? FRESH : draft.version();
    }
}
