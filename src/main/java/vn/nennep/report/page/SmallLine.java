package vn.nennep.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.nennep.shared.Rate;

/** A year's rates as a line in a row of a table. */
final class SmallLine {

    private SmallLine() {}

    /**
     * The points of the line, from the left to the right, {@code x,y x,y}; a month without a rate is passed over.
     *
     * @param rates of the months, January first
     * @return empty for fewer than two points
     */
    static String of(List<Rate> rates) {
        List<String> points = new ArrayList<>();
        for (int month = 0; month < rates.size(); month++) {
            Rate rate = rates.get(month);
            if (rate.isDefined()) {
                double across = HeatRow.WIDTH * (month + 0.5) / rates.size();
                double down = 2 + (HeatRow.HEIGHT - 4) * (1 - (double) rate.part() / rate.whole());
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", across, down));
            }
        }
        return points.size() < 2 ? "" : String.join(" ", points);
    }
}
