package vn.nennep.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.codelist.ListedCode;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportColumn;
import vn.nennep.report.ReportColumns;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportView;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Rate;

/**
 * The consolidated report as an Excel file: an overview and one sheet for each view. Names are written as texts, never
 * as formulas, whatever they begin with; figures are numbers that can be summed.
 */
@ApplicationScoped
public class ExcelPrinter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    /** The part of the file that says when it was made, and where it says so. */
    private static final String PROPERTIES = "docProps/core.xml";

    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

    /** Row of the column names; the rows above say what the sheet is. */
    private static final int HEADER = 4;

    private static final int NAME_WIDTH = 42;
    private static final int FIGURE_WIDTH = 14;
    private static final int RATE_DIGITS = 10;

    /**
     * Writes the file.
     *
     * @param topicGroups columns of the second sheet
     * @param presentationForms columns of the third sheet
     * @param locale Vietnamese or English
     * @param out not closed
     */
    public void print(
            ConsolidatedReport report,
            List<ListedCode> topicGroups,
            List<ListedCode> presentationForms,
            Locale locale,
            OutputStream out)
            throws IOException {
        Sheets sheets = new Sheets(report, locale);
        // Its parts can be read again only from a file, because their sizes stand at its end.
        Path made = Files.createTempFile("nen-nep", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(made)) {
                write(sheets, new ReportColumns(locale, topicGroups, presentationForms), file);
            }
            copy(made, report.run().publishedAt(), out);
        } finally {
            Files.delete(made);
        }
    }

    private static void write(Sheets sheets, ReportColumns columns, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Nen Nep", "1.0")) {
            for (ReportView view : ReportView.values()) {
                sheets.print(book, view.nameKey(), columns.of(view));
            }
        }
    }

    /**
     * Writes the parts of the file with the moment of the figures instead of the moment of printing, which the library
     * takes from its own clock: the same report is the same file, byte for byte, whenever it is printed.
     */
    private static void copy(Path file, Instant moment, OutputStream out) throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(moment, Clocks.ZONE).truncatedTo(ChronoUnit.SECONDS);
        ZipOutputStream same = new ZipOutputStream(out);
        try (ZipFile parts = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                ZipEntry copied = new ZipEntry(part.getName());
                copied.setTimeLocal(time);
                same.putNextEntry(copied);
                byte[] content = parts.getInputStream(part).readAllBytes();
                if (part.getName().equals(PROPERTIES)) {
                    String properties = new String(content, StandardCharsets.UTF_8);
                    content = CREATED.matcher(properties)
                            .replaceAll("$1" + moment.truncatedTo(ChronoUnit.SECONDS) + "$2")
                            .getBytes(StandardCharsets.UTF_8);
                }
                same.write(content);
                same.closeEntry();
            }
        }
        same.finish();
    }

    private static void write(Worksheet sheet, int row, int column, ReportLine line, ReportColumn figure) {
        figure.number(line).ifPresent(number -> sheet.value(row, column, number));
        figure.rate(line).filter(Rate::isDefined).ifPresent(rate -> {
            BigDecimal part = BigDecimal.valueOf(rate.part());
            sheet.value(row, column, part.divide(BigDecimal.valueOf(rate.whole()), RATE_DIGITS, RoundingMode.HALF_UP));
            sheet.style(row, column).format("0.00%").set();
        });
    }

    /** One report in one language. */
    private record Sheets(ConsolidatedReport report, Locale locale) {

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
            sheet.value(0, 0, text("report.heading", report.year()));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, report.unit().name());
            sheet.style(1, 0).bold().set();
            Instant published = report.run().publishedAt();
            LocalDate asOf = report.run().asOf();
            String note = text("report.published", MOMENT.format(published.atZone(Clocks.ZONE)));
            sheet.value(2, 0, report.run().amended() ? note + " " + word("report.amended") : note);
            sheet.value(3, 0, text("report.tree." + report.view().text() + ".full", report.year(), DAY.format(asOf)));
            sheet.value(HEADER, 0, word("tree.unit.code"));
            sheet.value(HEADER, 1, word("report.unit"));
            sheet.value(HEADER, 2, word("tree.unit.kind"));
            for (int i = 0; i < figures.size(); i++) {
                sheet.value(HEADER, i + 3, figures.get(i).fullName());
            }
            sheet.range(HEADER, 0, HEADER, last)
                    .style()
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("center")
                    .fillColor("F4E7CC")
                    .borderStyle(BorderStyle.THIN)
                    .set();
            int row = HEADER + 1;
            for (ReportLine line : report.children()) {
                String name = line.name();
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
            sheet.range(row, 0, row, last)
                    .style()
                    .bold()
                    .borderStyle(org.dhatim.fastexcel.BorderSide.TOP, BorderStyle.MEDIUM)
                    .set();
            if (report.children().stream().anyMatch(line -> !line.whole())) {
                sheet.value(row + 2, 0, word("report.moved.excel"));
            }
            if (report.isIncomplete()) {
                writeAside(sheet, row + 4);
            }
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.finish();
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
