package vn.nennep.alert.page;

import java.util.List;
import vn.nennep.alert.AlertGroup;

/**
 * One group of things to do.
 *
 * @param total with the lines that are not shown
 */
public record AlertSection(AlertGroup group, int total, List<Kind> kinds) {

    /** @param more how many of the kind are not among the lines */
    public record Kind(List<Line> lines, int more) {}

    /**
     * A sentence with the way to where it is done.
     *
     * @param tone of the mark before it: {@code late}, {@code soon} or {@code told}
     * @param unit name of the cell or branch
     * @param link null when it is told and nothing can be done
     */
    public record Line(String tone, String urgency, String text, String unit, String link) {}
}
