package vn.nennep.paper;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.shared.Clocks;
import vn.nennep.tally.Figure;

/** The published figures as fields of a paper: each figure of the catalogue under its own name. */
final class ReportFigures {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private ReportFigures() {}

    /** Fills the fields that cite figures of the unit of the report. */
    static void set(PaperFacts.Builder paper, ConsolidatedReport report) {
        for (Figure figure : Figure.values()) {
            paper.set(figure.json(), shown(report.unit(), figure, PaperWords::count));
        }
        paper.set("published", MOMENT.format(report.run().publishedAt().atZone(Clocks.ZONE)));
    }

    /** The figures of a line for a row of a table, in the order of the catalogue, behind some other values. */
    static Object[] row(ReportLine line, Object... before) {
        List<Object> values = new ArrayList<>(Arrays.asList(before));
        for (Figure figure : Figure.values()) {
            values.add(shown(line, figure, PaperWords::grouped));
        }
        return values.toArray();
    }

    private static String shown(ReportLine line, Figure figure, LongFunction<String> number) {
        if (!line.knows(figure)) {
            return "";
        }
        return figure.isRate() ? PaperWords.rate(line.rate(figure)) : number.apply(line.number(figure));
    }
}
