package vn.nennep.report.page;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import vn.nennep.shared.JsonTexts;

/** The pictures of the dashboard as the library of charts reads them. */
final class ChartTexts {

    /** Colours that differ in brightness too, for print and for eyes that do not tell red from green. */
    private static final List<String> COLOURS =
            List.of("#b5172c", "#c8922e", "#1d5c8a", "#2f7d4f", "#6b4c9a", "#7a7f87", "#d9763a", "#3a9aa8");

    static final String GOOD = "#2f7d4f";
    static final String FAIR = "#1d5c8a";
    static final String AVERAGE = "#c8922e";
    static final String WEAK = "#b5172c";
    static final String NOTHING = "#c3c7cd";

    private ChartTexts() {}

    /**
     * Numbers by name.
     *
     * @param name what the numbers are
     */
    record Series(String name, List<? extends Number> numbers) {}

    /**
     * Bars beside each other.
     *
     * @param most the end of the scale; null for what fits
     */
    static String bars(List<String> labels, List<Series> series, Integer most) {
        JsonArrayBuilder sets = JsonTexts.array();
        for (int i = 0; i < series.size(); i++) {
            sets.add(set(series.get(i)).add("backgroundColor", COLOURS.get(i % COLOURS.size())));
        }
        // Meetings and per cents: a scale of halves would say nothing.
        JsonObjectBuilder scale = JsonTexts.object()
                .add("beginAtZero", true)
                .add("ticks", JsonTexts.object().add("precision", 0));
        if (most != null) {
            scale.add("max", most);
        }
        return chart("bar", labels, sets, JsonTexts.object().add("y", scale), series.size() > 1);
    }

    /**
     * The shares of a whole.
     *
     * @param of the colours of the shares; null for any that differ
     */
    static String shares(List<String> labels, Series series, List<String> of) {
        List<String> chosen = of == null ? COLOURS : of;
        JsonArrayBuilder colours = JsonTexts.array();
        for (int i = 0; i < labels.size(); i++) {
            colours.add(chosen.get(i % chosen.size()));
        }
        return chart(
                "doughnut",
                labels,
                JsonTexts.array().add(set(series).add("backgroundColor", colours)),
                JsonTexts.object(),
                true);
    }

    private static JsonObjectBuilder set(Series series) {
        JsonArrayBuilder numbers = JsonTexts.array();
        for (Number number : series.numbers()) {
            if (number == null) {
                numbers.addNull();
            } else {
                numbers.add(number.doubleValue());
            }
        }
        return JsonTexts.object().add("label", series.name()).add("data", numbers);
    }

    private static String chart(
            String type, List<String> labels, JsonArrayBuilder sets, JsonObjectBuilder scales, boolean legend) {
        JsonArrayBuilder names = JsonTexts.array();
        labels.forEach(names::add);
        return JsonTexts.object()
                .add("type", type)
                .add("data", JsonTexts.object().add("labels", names).add("datasets", sets))
                .add(
                        "options",
                        JsonTexts.object()
                                .add("responsive", true)
                                .add("maintainAspectRatio", false)
                                .add("animation", false)
                                .add("scales", scales)
                                .add(
                                        "plugins",
                                        JsonTexts.object()
                                                .add(
                                                        "legend",
                                                        JsonTexts.object()
                                                                .add("display", legend)
                                                                .add("position", "bottom"))))
                .build()
                .toString();
    }
}
