package vn.nennep.report;

import java.util.Map;
import java.util.SortedMap;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.UnitKind;

/**
 * The published figures of a unit for a period. A child's line holds what it did while it stood under the unit of the
 * report, so that the lines add up (people and cells excepted, which are counted once in each unit).
 *
 * @param code official code as the report shows it: that of the year, in the view NOW today's
 * @param currentCode today's code, by which the unit is found
 * @param parentCode today's code of the unit that it stood directly under in the branch; null for the unit of the report
 * @param whole whether this is all that the unit did in the year; false when it stood elsewhere for a part of it
 * @param aside cells of the branch that were set aside, because their figures do not agree; the line is without them
 * @param depth levels below the unit of the report: 0 is the unit itself, 1 what stands directly below it
 * @param counted the number of each {@link Figure#counted() counted} figure that is known of the period
 * @param parts numbers by the values of each dimension; only what occurred
 */
public record ReportLine(
        String code,
        String currentCode,
        String name,
        String parentCode,
        UnitKind kind,
        boolean whole,
        int aside,
        int depth,
        Map<Figure, Integer> counted,
        Map<Dimension, SortedMap<String, Integer>> parts) {

    /** Whether a figure is known: of this period, and counted when the line was published. */
    public boolean knows(Figure figure) {
        return figure.part() == null ? counted.containsKey(figure) : knows(figure.part()) && knows(figure.whole());
    }

    /**
     * The number of a figure.
     *
     * @throws IllegalArgumentException when the figure is a rate, or not known of the period
     */
    public int number(Figure figure) {
        if (figure.isRate() || !figure.isRest() && !counted.containsKey(figure)) {
            throw new IllegalArgumentException(figure.isRate() ? figure + " is a rate" : figure + " is not known");
        }
        return figure.isRest() ? number(figure.whole()) - number(figure.part()) : counted.get(figure);
    }

    /** The rate of a figure that is one. */
    public Rate rate(Figure figure) {
        return new Rate(number(figure.part()), number(figure.whole()));
    }

    /** The number of one value of a dimension; 0 when it did not occur. */
    public int part(Dimension dimension, String value) {
        return parts.get(dimension).getOrDefault(value, 0);
    }

    /** Whether the line is without some cells of its branch. */
    public boolean isIncomplete() {
        return aside > 0;
    }

    public boolean isCell() {
        return kind == UnitKind.CELL;
    }
}
