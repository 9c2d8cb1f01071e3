package vn.nennep.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a section came to.
 *
 * @param lines those of the section, as they were while it was measured
 * @param seconds of all its rounds and what made them ready
 */
record SectionResult(Section section, List<Line> lines, Measures measures, int rounds, long seconds, boolean isShort) {

    /** What stands beside a limit that was missed. */
    static final String MISSED = "**missed**";

    /** The lines that miss a limit, each with its figure and the limit; empty when all are kept. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (Line line : lines) {
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
        page.append("%s: %d %s, %d seconds with what made them ready (`./build.sh bench --only %s`).%n%n"
                .formatted(
                        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")),
                        rounds,
                        rounds == 1 ? "round" : "rounds",
                        seconds,
                        section.key()));
        page.append("| | | median | least | most | times | target |\n|--:|---|--:|--:|--:|---|---|\n");
        lines.forEach(line -> page.append(row(line)));
        String note = section.note();
        return page.append(note.isEmpty() ? "" : "\n" + note.strip() + "\n").toString();
    }

    private String row(Line line) {
        List<String> targets = new ArrayList<>();
        for (Limit limit : line.limits()) {
            if (limit.isAsked(isShort)) {
                targets.add(limit.told(line.unit(), isShort)
                        + (limit.isKept(value(line, limit), isShort) ? "" : " " + MISSED));
            }
        }
        return "| %d | %s | %s %s | %s | %s | %s | %s |%n"
                .formatted(
                        number(line.name()),
                        line.name(),
                        Line.number(measures.median(line.name())),
                        line.unit(),
                        Line.number(measures.least(line.name())),
                        Line.number(measures.most(line.name())),
                        line.yardsticks().stream()
                                .map(yardstick -> "%s × line %d".formatted(ratio(line, yardstick), number(yardstick)))
                                .collect(Collectors.joining(", ")),
                        String.join(", ", targets));
    }

    /** The place of a line in the table, from 1. */
    private int number(String name) {
        return lines.stream().map(Line::name).toList().indexOf(name) + 1;
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
