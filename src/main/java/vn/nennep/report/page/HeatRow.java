package vn.nennep.report.page;

import java.util.List;

/**
 * A unit of the heat map: its rate of each month.
 *
 * @param address of its dashboard; null when the person may not open it
 * @param cells of the months, January first
 * @param line points of the small line, in a box of {@value #WIDTH} by {@value #HEIGHT}; empty while there are fewer than two
 */
public record HeatRow(String name, String address, List<HeatCell> cells, String line) {

    public static final int WIDTH = 120;
    public static final int HEIGHT = 24;

    /**
     * The rate of a month.
     *
     * @param text as people write it; a dash when nobody was due
     * @param heat 0 for the worst to 4 for the best; -1 when nobody was due
     * @param address of the meetings; null when there are none
     */
    public record HeatCell(String text, int heat, String address) {}
}
