package vn.nennep.report.page;

import java.util.ArrayList;
import java.util.List;
import vn.nennep.report.ReportColumn;

/**
 * The head of the report's table. When figures have a name in common, it has two lines.
 *
 * @param columns of the table, from the left
 * @param first the first of two lines; empty when there is only one
 * @param last the last line: what has a name over it, or all when nothing has
 */
public record ReportHead(List<ReportColumn> columns, List<Heading> first, List<ReportColumn> last) {

    /** The head over these columns. */
    ReportHead(List<ReportColumn> columns) {
        this(columns, headings(columns));
    }

    private ReportHead(List<ReportColumn> columns, List<Heading> first) {
        this(
                columns,
                first,
                first.isEmpty()
                        ? columns
                        : columns.stream()
                                .filter(column -> column.heading() != null)
                                .toList());
    }

    /**
     * What stands in the first of two lines.
     *
     * @param columns over how many columns
     * @param key of the column whose own name it is; null when it stands over columns with names of their own
     */
    public record Heading(String name, int columns, String key) {

        /** Whether it is the name of one column itself. */
        public boolean alone() {
            return key != null;
        }
    }

    /** A name for a column of this table; the library reads it as an expression, so codes of lists cannot be part of it. */
    public String key(ReportColumn column) {
        return key(columns, column);
    }

    private static String key(List<ReportColumn> columns, ReportColumn column) {
        return "column" + columns.indexOf(column);
    }

    private static List<Heading> headings(List<ReportColumn> columns) {
        List<Heading> headings = new ArrayList<>();
        for (ReportColumn column : columns) {
            int last = headings.size() - 1;
            if (column.heading() == null) {
                headings.add(new Heading(column.name(), 1, key(columns, column)));
            } else if (last >= 0 && column.heading().equals(headings.get(last).name())) {
                headings.set(
                        last, new Heading(column.heading(), headings.get(last).columns() + 1, null));
            } else {
                headings.add(new Heading(column.heading(), 1, null));
            }
        }
        return headings.stream().allMatch(Heading::alone) ? List.of() : headings;
    }
}
