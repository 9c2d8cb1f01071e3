package vn.nennep.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Rate;

/** What all Excel files of the program have in common: how their tables look, and that the same content is the same file. */
final class ExcelFile {

    /** The part of the file that says when it was made, and where it says so. */
    private static final String PROPERTIES = "docProps/core.xml";

    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)");

    private static final int RATE_DIGITS = 10;

    private ExcelFile() {}

    /** Writes the sheets of a file. */
    interface Sheets {
        void into(Workbook book) throws IOException;
    }

    /**
     * Writes a file with the moment of its figures instead of the moment of printing, which the library takes from its own
     * clock: the same figures are the same file, byte for byte, whenever it is printed.
     *
     * @param out not closed
     */
    static void write(Instant moment, OutputStream out, Sheets sheets) throws IOException {
        // Its parts can be read again only from a file, because their sizes stand at its end.
        Path made = Files.createTempFile("nen-nep", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(made);
                    Workbook book = new Workbook(file, "Nen Nep", "1.0")) {
                sheets.into(book);
            }
            copy(made, moment, out);
        } finally {
            Files.delete(made);
        }
    }

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

    /** A rate as a number that can be reckoned with, shown in percent; nothing for a rate of nothing. */
    static void rate(Worksheet sheet, int row, int column, Rate rate) {
        if (rate.isDefined()) {
            BigDecimal part = BigDecimal.valueOf(rate.part());
            sheet.value(row, column, part.divide(BigDecimal.valueOf(rate.whole()), RATE_DIGITS, RoundingMode.HALF_UP));
            sheet.style(row, column).format("0.00%").set();
        }
    }

    /** The row of the column names, from the first column to the last. */
    static void head(Worksheet sheet, int row, int last) {
        sheet.range(row, 0, row, last)
                .style()
                .bold()
                .wrapText(true)
                .verticalAlignment("center")
                .fillColor("F4E7CC")
                .borderStyle(BorderStyle.THIN)
                .set();
    }

    /** The row of the sums, from the first column to the last. */
    static void total(Worksheet sheet, int row, int last) {
        sheet.range(row, 0, row, last)
                .style()
                .bold()
                .borderStyle(BorderSide.TOP, BorderStyle.MEDIUM)
                .set();
    }

    /**
     * Ends a sheet, ready for paper: A4 landscape, as wide as the page, with its head on each page and numbered pages.
     *
     * @param head the row of the column names
     */
    static void finish(Worksheet sheet, int head) throws IOException {
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(head);
        sheet.footer("&P/&N", Position.CENTER);
        sheet.finish();
    }
}
