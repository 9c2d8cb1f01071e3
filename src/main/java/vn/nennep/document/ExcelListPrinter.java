package vn.nennep.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.ListPrinter;
import vn.nennep.shared.Messages;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RowPage;

/**
 * Lists as Excel files. Rows are read and written a thousand at a time, so that a province takes no more memory than a cell.
 * Texts are never formulas.
 */
@ApplicationScoped
public class ExcelListPrinter implements ListPrinter {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    /** Row of the column names; the rows above say what the list is. */
    private static final int HEADER = 3;

    private static final int ROWS_AT_ONCE = 1_000;

    /** A column as wide as this has texts that are longer. */
    private static final int WRAPPED = 60;

    @Override
    public <T> void print(
            ListFile<T> file, Function<PageRequest, RowPage<T>> source, Locale locale, Instant moment, OutputStream out)
            throws IOException {
        // Closed by its end: closing it would close what it is written to.
        Workbook book = new Workbook(out, "Nen Nep", "1.0");
        Worksheet sheet = book.newWorksheet(Messages.text(locale, "frame.list"));
        int last = file.columns().size() - 1;
        sheet.freezePane(0, HEADER + 1);
        for (int column = 0; column <= last; column++) {
            sheet.width(column, file.columns().get(column).width());
        }
        sheet.value(0, 0, file.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, file.about());
        sheet.style(1, 0).bold().set();
        sheet.value(2, 0, Messages.text(locale, "frame.list.made", MOMENT.format(moment.atZone(Clocks.ZONE))));
        for (int column = 0; column <= last; column++) {
            sheet.value(
                    HEADER,
                    column,
                    Messages.text(locale, file.columns().get(column).key()));
        }
        ExcelFile.head(sheet, HEADER, last);
        int row = HEADER + 1;
        List<T> rows = source.apply(request(0)).rows();
        while (!rows.isEmpty()) {
            for (T one : rows) {
                for (int column = 0; column <= last; column++) {
                    write(sheet, row, column, file.columns().get(column), one, locale);
                }
                row++;
            }
            sheet.flush();
            rows = rows.size() < ROWS_AT_ONCE
                    ? List.of()
                    : source.apply(request(row - HEADER - 1)).rows();
        }
        if (row > HEADER + 1) {
            sheet.setAutoFilter(HEADER, 0, row - 1, last);
        }
        ExcelFile.finish(sheet, HEADER);
        book.finish();
    }

    private static PageRequest request(int first) {
        return new PageRequest(first, ROWS_AT_ONCE, null, false, null);
    }

    private static <T> void write(
            Worksheet sheet, int row, int column, ListFile.Column<T> figure, T one, Locale locale) {
        Object value = figure.value().apply(one);
        if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (value instanceof Instant at) {
            sheet.value(row, column, LocalDateTime.ofInstant(at, Clocks.ZONE));
            sheet.style(row, column).format("hh:mm:ss dd/mm/yyyy").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Rate rate) {
            ExcelFile.rate(sheet, row, column, rate);
        } else if (value instanceof Enum<?> word) {
            sheet.value(row, column, Messages.label(locale, word));
        } else if (value != null) {
            sheet.value(row, column, value.toString());
            if (figure.width() >= WRAPPED) {
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
    }
}
