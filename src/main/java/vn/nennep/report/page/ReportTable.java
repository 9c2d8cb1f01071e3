package vn.nennep.report.page;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.nennep.frame.NumberCell;
import vn.nennep.frame.Words;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportLine;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tally.Figure;

/**
 * The table of a report: its lines as the person searches and sorts them, each with its cells.
 *
 * @param opens whether the person may open what a line stands for
 */
record ReportTable(
        ConsolidatedReport report,
        List<ReportColumn> columns,
        ReportHead head,
        Predicate<ReportLine> opens,
        Words words,
        FigureLinks figures) {

    private static final Set<Figure> MISSED =
            EnumSet.of(Figure.QUARTERS_MISSED, Figure.CELLS_MISSING, Figure.CELLS_SILENT);

    /** A page of the lines as they are searched and sorted. */
    RowPage<ReportRow> page(PageRequest request) {
        Map<String, Comparator<ReportLine>> orders = new HashMap<>();
        columns.forEach(column -> orders.put(head.key(column), column.order()));
        orders.put("name", Comparator.comparing(ReportLine::name, VietnameseText.letterOrder()));
        RowPage<ReportLine> found =
                RowPage.of(report.children(), request, orders, line -> line.name() + ' ' + line.currentCode());
        return new RowPage<>(
                found.rows().stream()
                        .map(line -> new ReportRow(line, cells(line)))
                        .toList(),
                found.total());
    }

    /** Put together here: the pages' expressions would ask three times for each of thousands of cells. */
    List<NumberCell> cells(ReportLine line) {
        return columns.stream()
                .map(column -> new NumberCell(text(line, column), address(line, column), style(line, column)))
                .toList();
    }

    /** What stands in a line and column. */
    private String text(ReportLine line, ReportColumn column) {
        return column.number(line)
                .map(words::number)
                .orElseGet(() -> words.rate(column.rate(line).orElseThrow()));
    }

    /** How a figure looks: a zero is pale, and what should not be is marked. */
    private static String style(ReportLine line, ReportColumn column) {
        if (column.number(line).filter(number -> number == 0).isPresent()) {
            return "zero";
        }
        return MISSED.contains(column.figure()) ? "missed" : "";
    }

    /** What a figure opens into; null when it opens into nothing. */
    private String address(ReportLine line, ReportColumn column) {
        boolean anything = column.number(line)
                .map(number -> number > 0)
                .orElseGet(() -> column.rate(line).orElseThrow().whole() > 0);
        return anything && (line.depth() == 0 || opens.test(line)) ? figures.address(report, column, line) : null;
    }
}
