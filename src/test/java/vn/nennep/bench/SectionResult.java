package vn.nennep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a section came to.
 *
 * @param seconds of all its rounds and what made them ready
 */
record SectionResult(Section section, Measures measures, int rounds, long seconds, boolean isShort) {

    /** The lines that miss a limit, each with its figure and the limit; empty when all are kept. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (Line line : section.lines()) {
            for (Limit limit : line.limits()) {
                if (limit.isAsked(isShort) && !limit.isKept(value(line, limit), isShort)) {
                    missed.add("%s: %s: %s, %s"
                            .formatted(
                                    section.title(), line.name(), told(line, limit), limit.told(line.unit(), isShort)));
                }
            }
        }
        return missed;
    }

    /** Heading, table and note as Markdown. */
    String markdown() {
        StringBuilder page = new StringBuilder("## ").append(section.title()).append("\n\n");
        page.append("%d rounds, %d seconds with what made them ready (`./build.sh bench --only %s`).%n%n"
                .formatted(rounds, seconds, section.key()));
        page.append("| | median | least | most | times | target |\n|---|--:|--:|--:|---|---|\n");
        section.lines().forEach(line -> page.append(row(line)));
        String note = section.note();
        return page.append(note.isEmpty() ? "" : "\n" + note.strip() + "\n").toString();
    }

    private String row(Line line) {
        List<String> targets = new ArrayList<>();
        for (Limit limit : line.limits()) {
            if (limit.isAsked(isShort)) {
                targets.add(limit.told(line.unit(), isShort)
                        + (limit.isKept(value(line, limit), isShort) ? "" : " **missed**"));
            }
        }
        return "| %s | %s %s | %s | %s | %s | %s |%n"
                .formatted(
                        line.name(),
                        Line.number(measures.median(line.name())),
                        line.unit(),
                        Line.number(measures.least(line.name())),
                        Line.number(measures.most(line.name())),
                        line.yardstick() == null
                                ? ""
                                : "%s of “%s”".formatted(ratio(line, line.yardstick()), line.yardstick()),
                        String.join(", ", targets));
    }

    private double value(Line line, Limit limit) {
        return limit.yardstick() == null
                ? measures.median(line.name())
                : measures.ratio(line.name(), limit.yardstick());
    }

    private String told(Line line, Limit limit) {
        return limit.yardstick() == null
                ? Line.number(value(line, limit)) + " " + line.unit()
                : ratio(line, limit.yardstick()) + " × “" + limit.yardstick() + "”";
    }

    /** Two digits behind the point, three where the ratio is small. */
    private String ratio(Line line, String yardstick) {
        double ratio = measures.ratio(line.name(), yardstick);
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : ratio < 100 ? "%.2f" : "%.0f", ratio);
    }
}
