package vn.nennep.report;

import java.util.List;
import java.util.stream.Stream;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Figure;
import vn.nennep.tree.UnitKind;

/**
 * The cells behind a figure of a unit, each with its own published figure; together with what is left they come to the
 * unit's figure.
 *
 * @param report of the unit with its whole branch
 * @param lines the cells that have anything of the figure, in the order of the tree; a unit that stood elsewhere for a part
 *     of the year stands for its cells of that time
 */
public record FigureCells(ConsolidatedReport report, Figure figure, List<ReportLine> lines) {

    /** @param report of the unit, with its whole branch */
    public static FigureCells of(ConsolidatedReport report, Figure figure) {
        Stream<ReportLine> all = report.children().isEmpty() ? Stream.of(report.unit()) : report.children().stream();
        return new FigureCells(
                report,
                figure,
                all.filter(line -> line.kind() == UnitKind.CELL || !line.whole())
                        .filter(line -> counted(line, figure) > 0)
                        .toList());
    }

    /** What a line has of it: the number itself or, of a rate, what it is a part of. */
    private static int counted(ReportLine line, Figure figure) {
        return line.number(figure.isRate() ? figure.whole() : figure);
    }

    /**
     * What a figure comes to.
     *
     * @param part the number or, of a rate, its numerator
     * @param whole the number or, of a rate, its denominator
     */
    public record Numbers(int part, int whole) {

        public Rate rate() {
            return new Rate(part, whole);
        }
    }

    /** The sum of the lines, of a rate its two numbers. */
    public Numbers sum() {
        return new Numbers(sum(part()), sum(whole()));
    }

    /** The unit's own figure, of a rate its two numbers. */
    public Numbers total() {
        return new Numbers(report.unit().number(part()), report.unit().number(whole()));
    }

    /**
     * What the lines lack of the unit's figure, or have too much: a unit that was a cell for a part of the year has something of
     * its own; who attended in two cells, and a cell that moved within the branch, count once above and in each line.
     */
    public Numbers left() {
        return new Numbers(total().part() - sum().part(), total().whole() - sum().whole());
    }

    /** Whether the lines come to the figure by themselves. */
    public boolean isAgreeing() {
        return left().part() == 0 && left().whole() == 0;
    }

    /** The figure itself or, of a rate, its numerator. */
    public Figure part() {
        return figure.isRate() ? figure.part() : figure;
    }

    /** The figure itself or, of a rate, its denominator. */
    public Figure whole() {
        return figure.isRate() ? figure.whole() : figure;
    }

    private int sum(Figure of) {
        return lines.stream().mapToInt(line -> line.number(of)).sum();
    }
}
