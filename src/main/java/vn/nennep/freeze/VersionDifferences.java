package vn.nennep.freeze;

import java.io.Serializable;
import java.util.List;

/**
 * The table of differences of two versions of a period, from their canonical texts, as far as the caller may see the units.
 *
 * @param figures changed figures and parts of figures, in the order of the text
 * @param marks changed marks, by unit as numbers
 * @param others other facts that changed: meetings, scores, plans …
 * @param left how many further differences there are that are not listed
 */
public record VersionDifferences(
        FreezeRow newer,
        FreezeRow older,
        List<FigureLine> figures,
        List<MarkLine> marks,
        List<NamedDifference> others,
        long left)
        implements Serializable {

    public VersionDifferences {
        figures = List.copyOf(figures);
        marks = List.copyOf(marks);
        others = List.copyOf(others);
    }

    /**
     * A figure of a unit.
     *
     * @param view {@code THEN} or {@code NOW}
     * @param name what of it: the figure, or dimension, value and number
     * @param figure the figure's name in the catalogue; null for a part
     * @param before null where it was not there
     * @param after null where it is not there
     */
    public record FigureLine(
            String unitCode, String unitName, String view, String name, String figure, String before, String after)
            implements Serializable {}

    /**
     * Marks of a unit.
     *
     * @param number how many changed
     * @param people who and at which meeting, for whoever sees the unit's rolls
     */
    public record MarkLine(String unitCode, String unitName, int number, List<NamedDifference> people)
            implements Serializable {

        public MarkLine {
            people = List.copyOf(people);
        }
    }

    /** Whether nothing differs in what the caller may see. */
    public boolean isNothing() {
        return figures.isEmpty() && marks.isEmpty() && others.isEmpty() && left == 0;
    }
}
