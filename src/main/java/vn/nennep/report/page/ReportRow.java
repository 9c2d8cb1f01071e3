package vn.nennep.report.page;

import java.util.List;
import vn.nennep.frame.NumberCell;
import vn.nennep.report.ReportLine;

/**
 * A line of the report as its table shows it.
 *
 * @param cells of the columns, from the left
 */
public record ReportRow(ReportLine line, List<NumberCell> cells) {}
