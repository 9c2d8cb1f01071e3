package vn.nennep.report.page;

import java.util.List;

/**
 * A picture of the dashboard and its table for who cannot see it.
 *
 * @param id in the page
 * @param title what it shows
 * @param chart as the library reads it
 * @param heads of the table's columns, the first over the names of the rows
 * @param rows of the table; what is clicked in the picture opens what its row does
 */
public record Picture(String id, String title, String chart, List<String> heads, List<Row> rows) {

    public Picture {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /**
     * A row of the table.
     *
     * @param address what it opens into; null when it opens into nothing
     */
    public record Row(String name, List<String> numbers, String address) {}
}
