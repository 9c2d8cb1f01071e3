package vn.nennep.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.codelist.ListedCode;
import vn.nennep.freeze.Seal;
import vn.nennep.report.ColumnChoice;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportColumns;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportView;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Messages;

/**
 * The consolidated report as an Excel file: an overview and one sheet for each view. Names are written as texts, never
 * as formulas, whatever they begin with; figures are numbers that can be summed.
 */
@ApplicationScoped
public class ExcelPrinter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    /** Row of the column names; the rows above say what the sheet is. */
    private static final int HEADER = 4;

    private static final int NAME_WIDTH = 42;
    private static final int FIGURE_WIDTH = 14;

    /**
     * Writes the file.
     *
     * @param seal what proves the figures; null while they are not frozen
     * @param topicGroups columns of the second sheet
     * @param presentationForms columns of the third sheet
     * @param choice columns of the person's own sheet
     * @param locale Vietnamese or English
     * @param out not closed
     */
    public void print(
            ConsolidatedReport report,
            Seal seal,
            List<ListedCode> topicGroups,
            List<ListedCode> presentationForms,
            ColumnChoice choice,
            Locale locale,
            OutputStream out)
            throws IOException {
        Sheets sheets = new Sheets(report, seal, locale);
        ReportColumns columns = new ReportColumns(locale, topicGroups, presentationForms);
        ExcelFile.write(report.run().publishedAt(), out, book -> {
            for (ReportView view : ReportView.values()) {
                List<ReportColumn> figures =
                        view == ReportView.OWN ? columns.of(choice, report) : columns.of(view, report);
                if (!figures.isEmpty()) {
                    sheets.print(book, view.nameKey(), figures);
                }
            }
        });
    }

    private static void write(Worksheet sheet, int row, int column, ReportLine line, ReportColumn figure) {
        figure.number(line).ifPresent(number -> sheet.value(row, column, number));
        figure.rate(line).ifPresent(rate -> ExcelFile.rate(sheet, row, column, rate));
    }

    /** One report in one language. */
    private record Sheets(ConsolidatedReport report, Seal seal, Locale locale) {

        void print(Workbook book, String title, List<ReportColumn> figures) throws IOException {
            Worksheet sheet = book.newWorksheet(word(title));
            int last = figures.size() + 2;
            sheet.freezePane(2, HEADER + 1);
            sheet.width(0, 16);
            sheet.width(1, NAME_WIDTH);
            for (int column = 2; column <= last; column++) {
                sheet.width(column, FIGURE_WIDTH);
            }
            sheet.width(2, 26);
            sheet.value(0, 0, text("report.heading", report.period().inSentence(locale)));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, report.unit().name());
            sheet.style(1, 0).bold().set();
            Instant published = report.run().publishedAt();
            LocalDate asOf = report.run().asOf();
            String note = text("report.published", MOMENT.format(published.atZone(Clocks.ZONE)));
            sheet.value(2, 0, (report.run().amended() ? note + " " + word("report.amended") : note) + proof());
            sheet.value(3, 0, text("report.tree." + report.view().text() + ".full", report.year(), DAY.format(asOf)));
            sheet.value(HEADER, 0, word("tree.unit.code"));
            sheet.value(HEADER, 1, word("report.unit"));
            sheet.value(HEADER, 2, word("tree.unit.kind"));
            for (int i = 0; i < figures.size(); i++) {
                sheet.value(HEADER, i + 3, figures.get(i).fullName());
            }
            ExcelFile.head(sheet, HEADER, last);
            int row = HEADER + 1;
            for (ReportLine line : report.children()) {
                String name = "    ".repeat(line.depth() - 1) + line.name();
                write(
                        sheet,
                        row++,
                        line.isIncomplete() ? name + " (" + word("tally.incomplete.badge") + ")" : name,
                        line,
                        figures);
            }
            String total = word("report.total");
            write(
                    sheet,
                    row,
                    report.isIncomplete() ? total + " (" + word("tally.incomplete.badge") + ")" : total,
                    report.unit(),
                    figures);
            ExcelFile.total(sheet, row, last);
            if (report.children().stream().anyMatch(line -> !line.whole())) {
                sheet.value(row + 2, 0, word("report.moved.excel"));
            }
            if (report.isIncomplete()) {
                writeAside(sheet, row + 4);
            }
            ExcelFile.finish(sheet, HEADER);
        }

        private String proof() {
            return seal == null
                    ? ""
                    : " "
                            + text(
                                    "freeze.seal.line",
                                    MOMENT.format(seal.frozenAt().atZone(Clocks.ZONE)),
                                    seal.version(),
                                    seal.hash());
        }

        /** Writes, below the figures, which cells they leave out. */
        private void writeAside(Worksheet sheet, int from) {
            sheet.value(from, 0, text("report.incomplete", report.aside().size()));
            sheet.style(from, 0).bold().set();
            int row = from + 1;
            for (ConsolidatedReport.Aside one : report.aside()) {
                sheet.value(row, 0, one.code());
                sheet.value(row, 1, one.name());
                sheet.value(row++, 2, one.failure());
            }
        }

        private void write(Worksheet sheet, int row, String name, ReportLine line, List<ReportColumn> figures) {
            sheet.value(row, 0, line.code());
            sheet.value(row, 1, name);
            sheet.value(row, 2, Messages.label(locale, line.kind()));
            for (int i = 0; i < figures.size(); i++) {
                ExcelPrinter.write(sheet, row, i + 3, line, figures.get(i));
            }
        }

        private String word(String key) {
            return Messages.text(locale, key);
        }

        private String text(String key, Object... facts) {
            return Messages.text(locale, key, facts);
        }
    }
}
