package vn.nennep.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.Register;
import vn.nennep.rollcall.RegisterRow;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Messages;

/** The register of a cell's year as an Excel file: members by meetings. Names are texts, never formulas. */
@ApplicationScoped
public class RegisterPrinter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");

    /** Row of the column names; the rows above say what the sheet is. */
    private static final int HEADER = 3;

    private static final int NAME_WIDTH = 30;
    private static final int DAY_WIDTH = 6;
    private static final int SUM_WIDTH = 9;

    /** Order, name, then a column a meeting, then the sums. */
    private static final int FIRST_SESSION = 2;

    @Inject
    private Clock clock;

    /**
     * Writes the file.
     *
     * @param cellName whose register it is
     * @param locale Vietnamese or English
     * @param out not closed
     */
    public void print(Register register, String cellName, Locale locale, OutputStream out) throws IOException {
        ExcelFile.write(clock.instant(), out, book -> new Sheet(register, cellName, locale).into(book));
    }

    /** One register in one language. */
    private record Sheet(Register register, String cellName, Locale locale) {

        void into(Workbook book) throws IOException {
            Worksheet sheet = book.newWorksheet(word("rollcall.register.crumb"));
            int sums = FIRST_SESSION + register.sessions().size();
            int last = sums + 4;
            sheet.freezePane(FIRST_SESSION, HEADER + 1);
            sheet.width(0, DAY_WIDTH);
            sheet.width(1, NAME_WIDTH);
            for (int column = FIRST_SESSION; column <= last; column++) {
                sheet.width(column, column < sums ? DAY_WIDTH : SUM_WIDTH);
            }
            sheet.value(0, 0, Messages.text(locale, "rollcall.register.title", String.valueOf(register.year())));
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, cellName);
            sheet.style(1, 0).bold().set();
            sheet.value(2, 0, word("rollcall.register.how"));
            head(sheet, sums);
            ExcelFile.head(sheet, HEADER, last);
            int row = HEADER + 1;
            for (Register.Line line : register.lines()) {
                sheet.value(row, 0, row - HEADER);
                sheet.value(row, 1, line.fullName());
                for (int i = 0; i < register.sessions().size(); i++) {
                    RegisterRow mark = line.of(register.sessions().get(i));
                    if (mark != null && mark.mark() != AttendanceMark.NOT_RECORDED) {
                        String sign = word("rollcall.register.sign." + mark.mark());
                        sheet.value(row, FIRST_SESSION + i, mark.category().isDue() ? sign : "(" + sign + ")");
                        sheet.style(row, FIRST_SESSION + i)
                                .horizontalAlignment("center")
                                .set();
                    }
                }
                sums(sheet, row++, sums, line.count());
            }
            sheet.value(row, 1, word("rollcall.register.total"));
            for (int i = 0; i < register.sessions().size(); i++) {
                sheet.value(
                        row,
                        FIRST_SESSION + i,
                        register.sessions().get(i).count().present());
            }
            sums(sheet, row, sums, register.count());
            ExcelFile.total(sheet, row, last);
            ExcelFile.finish(sheet, HEADER);
        }

        private void head(Worksheet sheet, int sums) {
            sheet.value(HEADER, 0, word("rollcall.order"));
            sheet.value(HEADER, 1, word("rollcall.register.member"));
            for (int i = 0; i < register.sessions().size(); i++) {
                sheet.value(
                        HEADER,
                        FIRST_SESSION + i,
                        DAY.format(register.sessions().get(i).heldOn()));
            }
            sheet.value(HEADER, sums, word("rollcall.due-attendances"));
            sheet.value(HEADER, sums + 1, word("AttendanceMark.PRESENT"));
            sheet.value(HEADER, sums + 2, word("AttendanceMark.EXCUSED"));
            sheet.value(HEADER, sums + 3, word("AttendanceMark.ABSENT"));
            sheet.value(HEADER, sums + 4, word("rollcall.rate"));
        }

        private static void sums(Worksheet sheet, int row, int from, AttendanceCount count) {
            sheet.value(row, from, count.due());
            sheet.value(row, from + 1, count.present());
            sheet.value(row, from + 2, count.excused());
            sheet.value(row, from + 3, count.absent());
            ExcelFile.rate(sheet, row, from + 4, count.rate());
        }

        private String word(String key) {
            return Messages.text(locale, key);
        }
    }
}
