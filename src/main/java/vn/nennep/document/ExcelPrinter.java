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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.plan.ListedCode;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
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
     * @param forms columns of the third sheet
     * @param locale Vietnamese or English
     * @param out not closed
     */
    public void print(
            ConsolidatedReport report,
            List<ListedCode> topicGroups,
            List<ListedCode> forms,
            Locale locale,
            OutputStream out)
            throws IOException {
        Sheets sheets = new Sheets(report, locale);
        // Its parts can only be read again from a file: their sizes stand at the end.
        Path made = Files.createTempFile("nen-nep", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(made)) {
                write(sheets, topicGroups, forms, locale, file);
            }
            copy(made, report.run().publishedAt(), out);
        } finally {
            Files.delete(made);
        }
    }

    private static void write(
            Sheets sheets, List<ListedCode> topicGroups, List<ListedCode> forms, Locale locale, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, "Nen Nep", "1.0")) {
            sheets.overview(book);
            sheets.split(book, "report.view.group", shares(topicGroups, locale, ReportLine::topicGroup), false);
            sheets.split(book, "report.view.form", shares(forms, locale, ReportLine::form), false);
            sheets.split(book, "report.view.month", sheets.months(), true);
            sheets.quality(book);
            sheets.plan(book);
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

    private static List<Figure> shares(List<ListedCode> codes, Locale locale, Share share) {
        return codes.stream()
                .map(code -> new Figure(code.name(locale), line -> share.of(line, code.code())))
                .toList();
    }

    @FunctionalInterface
    private interface Share {
        int of(ReportLine line, String code);
    }

    /** A column: its name, and either its number or its rate in a line. */
    private record Figure(
            String name, ToIntFunction<ReportLine> number, java.util.function.Function<ReportLine, Rate> rate) {

        Figure(String name, ToIntFunction<ReportLine> number) {
            this(name, number, null);
        }

        void write(Worksheet sheet, int row, int column, ReportLine line) {
            if (rate == null) {
                sheet.value(row, column, number.applyAsInt(line));
                return;
            }
            Rate found = rate.apply(line);
            if (found.isDefined()) {
                sheet.value(
                        row,
                        column,
                        BigDecimal.valueOf(found.part())
                                .divide(BigDecimal.valueOf(found.whole()), RATE_DIGITS, RoundingMode.HALF_UP));
                sheet.style(row, column).format("0.00%").set();
            }
        }
    }

    /** One report in one language. */
    private record Sheets(ConsolidatedReport report, Locale locale) {

        void overview(Workbook book) throws IOException {
            String thematic = word("report.thematic") + ": ";
            String all = word("report.all-sessions") + ": ";
            print(
                    book,
                    "report.view.all",
                    List.of(
                            new Figure(word("report.cells"), ReportLine::cells),
                            new Figure(word("report.cells-with-thematic"), ReportLine::cellsWithThematic),
                            new Figure(thematic + word("report.col.sessions"), ReportLine::thematicSessions),
                            new Figure(thematic + word("report.col.due"), ReportLine::thematicDue),
                            new Figure(thematic + word("report.col.present"), ReportLine::thematicPresent),
                            new Figure(thematic + word("report.rate"), null, ReportLine::thematicRate),
                            new Figure(all + word("report.col.sessions-all"), ReportLine::sessions),
                            new Figure(all + word("report.col.due"), line -> line.count()
                                    .due()),
                            new Figure(all + word("report.col.present"), line -> line.count()
                                    .present()),
                            new Figure(all + word("report.col.excused"), line -> line.count()
                                    .excused()),
                            new Figure(all + word("report.col.absent"), line -> line.count()
                                    .absent()),
                            new Figure(all + word("report.rate"), null, ReportLine::rate),
                            new Figure(word("report.people"), ReportLine::people),
                            new Figure(word("report.quarters-missed"), ReportLine::quartersMissed)));
        }

        void quality(Workbook book) throws IOException {
            List<Figure> figures = new ArrayList<>();
            List<String> grades = new ArrayList<>(ReportLine.GRADES);
            grades.add(ReportLine.NO_GRADE);
            for (String grade : grades) {
                figures.add(
                        new Figure(word("report.grades") + ": " + word("Grade." + grade), line -> line.grade(grade)));
            }
            figures.add(new Figure(word("report.col.sessions-all"), ReportLine::sessions));
            figures.add(
                    new Figure(word("report.contributions"), line -> line.said().contributions()));
            figures.add(new Figure(
                    word("report.contributions") + ": " + word("report.contributions.open"),
                    line -> line.said().open()));
            figures.add(new Figure(word("report.speakers"), line -> line.said().speakers()));
            print(book, "report.view.quality", figures);
        }

        void plan(Workbook book) throws IOException {
            String planned = word("report.plan-lines") + ": ";
            String tasks = word("report.key-tasks") + ": ";
            List<Figure> figures = new ArrayList<>(List.of(
                    new Figure(
                            word("report.plans-reported"), line -> line.plan().reported()),
                    new Figure(word("report.plan-lines"), line -> line.plan().lines()),
                    new Figure(planned + word("report.plan-lines.kept"), line -> line.plan()
                            .kept()),
                    new Figure(planned + word("report.plan-lines.open"), line -> line.plan()
                            .open()),
                    new Figure(planned + word("report.rate"), null, line -> line.plan()
                            .rate()),
                    new Figure(tasks + word("report.key-tasks.registered"), line -> line.tasks()
                            .registered()),
                    new Figure(tasks + word("report.key-tasks.done"), line -> line.tasks()
                            .done()),
                    new Figure(tasks + word("report.rate"), null, line -> line.tasks()
                            .rate())));
            for (String grade : ReportLine.GRADES) {
                figures.add(new Figure(
                        word("report.year-grades") + ": " + word("Grade." + grade), line -> line.yearGrade(grade)));
            }
            print(book, "report.view.plan", figures);
        }

        List<Figure> months() {
            return IntStream.rangeClosed(1, 12)
                    .mapToObj(month -> new Figure(text("report.month", month), line -> line.month(month)))
                    .toList();
        }

        /** @param all whether the columns split all sessions, not the thematic ones */
        void split(Workbook book, String title, List<Figure> shares, boolean all) throws IOException {
            List<Figure> figures = new ArrayList<>(shares);
            figures.add(
                    all
                            ? new Figure(word("report.col.sessions-all"), ReportLine::sessions)
                            : new Figure(word("report.col.thematic"), ReportLine::thematicSessions));
            print(book, title, figures);
        }

        private void print(Workbook book, String title, List<Figure> figures) throws IOException {
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
            String note = text("report.published", MOMENT.format(published.atZone(Clocks.ZONE)), DAY.format(asOf));
            sheet.value(2, 0, report.run().amended() ? note + " " + word("report.amended") : note);
            sheet.value(3, 0, text("report.tree." + report.view().text() + ".full", report.year(), DAY.format(asOf)));
            sheet.value(HEADER, 0, word("tree.unit.code"));
            sheet.value(HEADER, 1, word("report.unit"));
            sheet.value(HEADER, 2, word("tree.unit.kind"));
            for (int i = 0; i < figures.size(); i++) {
                sheet.value(HEADER, i + 3, figures.get(i).name());
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

        /** Whom the figures are without, below them. */
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

        private void write(Worksheet sheet, int row, String name, ReportLine line, List<Figure> figures) {
            sheet.value(row, 0, line.code());
            sheet.value(row, 1, name);
            sheet.value(row, 2, Messages.label(locale, line.kind()));
            for (int i = 0; i < figures.size(); i++) {
                figures.get(i).write(sheet, row, i + 3, line);
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
