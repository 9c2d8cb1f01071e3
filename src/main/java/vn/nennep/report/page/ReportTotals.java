package vn.nennep.report.page;

import vn.nennep.frame.Words;
import vn.nennep.report.ReportLine;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/** The figures of the unit of a report as its page writes them; each by the name of a figure. */
public record ReportTotals(ReportLine line, Words words) {

    /** The number of a figure. */
    public String of(String figure) {
        return words.number(line.number(Figure.valueOf(figure)));
    }

    /** The rate of a figure. */
    public String rate(String figure) {
        return words.rate(line.rate(Figure.valueOf(figure)));
    }

    /** Whether a figure is more than 0; not when it is not known of the period. */
    public boolean any(String figure) {
        Figure asked = Figure.valueOf(figure);
        return knows(figure) && line.number(asked) > 0;
    }

    /** Whether a figure is known of the period. */
    public boolean knows(String figure) {
        return line.knows(Figure.valueOf(figure));
    }

    /** Meetings with a grade. */
    public String grade(String grade) {
        return words.number(line.part(Dimension.GRADE, grade));
    }

    /** Meetings that have any grade. */
    public String getGraded() {
        return words.number(line.number(Figure.SESSIONS) - line.part(Dimension.GRADE, Dimension.NO_GRADE));
    }

    /** Whether some cells had no thematic meeting. */
    public boolean isAnyCellWithoutThematic() {
        return line.number(Figure.CELLS_WITH_THEMATIC) < line.number(Figure.CELLS);
    }
}
