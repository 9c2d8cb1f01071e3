package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.RefusedException;

/** Workbooks read cell by cell: every sort of cell, and every way of not being one. */
class BookTableTest {

    private static final String MEMBERS = "code,family_and_middle_name,given_name,birth_date,admitted_on,official_on";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> doubts = new ArrayList<>();

    @Test
    void readsTextsNumbersAndDays() throws IOException {
        TestBook book = TestBook.empty().sheet("Bất kỳ", MEMBERS, "A-1,Lê Văn,An", "A-2,Trần,Bình");
        book.with("Bất kỳ", "D2", cell -> day(cell, LocalDate.of(1954, 9, 1)));
        book.with("Bất kỳ", "E2", cell -> day(cell, LocalDate.of(1980, 2, 3)));
        book.with("Bất kỳ", "D3", cell -> cell.setCellValue(1960));
        book.with("Bất kỳ", "E3", "03/02/1990");
        assertEquals(
                List.of("2 A-1|Lê Văn|An|1954-09-01|1980-02-03|", "3 A-2|Trần|Bình|1960|1990-02-03|"),
                rows(book.save(), ImportKind.MEMBERS));
        assertEquals(List.of(), faults);
    }

    @Test
    void readsHeadingsForPeopleBelowATitleInAnyOrder() throws IOException {
        TestBook book = TestBook.empty()
                .sheet(
                        "Danh sách",
                        "DANH SÁCH ĐẢNG VIÊN",
                        "",
                        "Tên,Họ và tên đệm,(Chi bộ),Mã đảng viên,Ngày sinh,Ngày vào Đảng,Ngày chính thức",
                        "An,Lê Văn,Chi bộ 1,A-1,1954,,");
        assertEquals(List.of("4 A-1|Lê Văn|An|1954||"), rows(book.save(), ImportKind.MEMBERS));
        assertEquals(List.of(), faults);
    }

    @Test
    void readsWordsOfListsAndTimes() throws IOException {
        TestBook book = TestBook.empty()
                .sheet(
                        "Buổi",
                        "Mã buổi,Mã chi bộ,Loại buổi,Lần thứ,Ngày họp,Bắt đầu,Kết thúc,Chuyên đề,Nhóm chuyên đề,"
                                + "Hình thức trình bày,Mã người trình bày,Mã người chủ trì",
                        "M-1,C · Chi bộ 1,Chuyên đề,,,,16:30,Đề,IDEOLOGY · Tư tưởng,REPORT | SLIDES,A-1,A-1");
        book.with("Buổi", "D2", cell -> cell.setCellValue(3.0));
        book.with("Buổi", "E2", cell -> day(cell, LocalDate.of(2026, 3, 5)));
        book.with("Buổi", "F2", cell -> cell.setCellValue(14.5 / 24));
        assertEquals(
                List.of("2 M-1|C|THEMATIC|3|2026-03-05|14:30|16:30|Đề|IDEOLOGY|REPORT|SLIDES|A-1|A-1"),
                rows(book.save(), ImportKind.MEETINGS));
        assertEquals(List.of(), faults);
    }

    @Test
    void namesTheCellOfAFault() throws IOException {
        TestBook book = TestBook.empty().sheet("Trang 1", MEMBERS, "A-1,Lê,An", "A 2,Lê,Bình", "A-3,Lê");
        book.with("Trang 1", "D2", cell -> cell.setCellErrorValue((byte) 0x2A));
        book.with("Trang 1", "E3", cell -> cell.setCellFormula("TODAY()"));
        book.with("Trang 1", "F3", "hôm qua");
        rows(book.save(), ImportKind.MEMBERS);
        assertEquals(
                List.of(
                        "Trang 1 D2 exchange.cell-error",
                        "Trang 1 A3 exchange.code-shape",
                        "Trang 1 E3 exchange.cell-formula",
                        "Trang 1 F3 exchange.day",
                        "Trang 1 C4 exchange.value-missing"),
                faults.stream()
                        .map(fault -> fault.sheet() + " " + fault.cell() + " " + fault.key())
                        .toList());
    }

    @Test
    void takesTheValueThatAFormulaWasWorkedOutTo() throws IOException {
        TestBook book = TestBook.empty().sheet("T", MEMBERS, "A-1,Lê,x");
        book.with("T", "C2", cell -> cell.setCellFormula("\"Bình\""));
        book.book().getCreationHelper().createFormulaEvaluator().evaluateAll();
        assertEquals(List.of("2 A-1|Lê|Bình|||"), rows(book.save(), ImportKind.MEMBERS));
    }

    @Test
    void refusesACodeThatLostItsLastDigits() throws IOException {
        TestBook book = TestBook.empty().sheet("T", MEMBERS, "x,Lê,An", "y,Lê,Bình");
        book.with("T", "A2", cell -> cell.setCellValue(3.8123456789012e18));
        book.with("T", "A3", cell -> cell.setCellValue(380123456789.0));
        List<String> rows = rows(book.save(), ImportKind.MEMBERS);
        assertEquals(
                "A2 exchange.cell-digits",
                faults.get(0).cell() + " " + faults.get(0).key());
        assertEquals("3 380123456789|Lê|Bình|||", rows.get(1));
    }

    @Test
    void leavesOutRowsThatWaitToBeFilledIn() throws IOException {
        TestBook book = TestBook.empty()
                .sheet(
                        "Điểm danh",
                        "Mã buổi,(Ngày họp),Mã đảng viên,(Họ và tên),Điểm danh,Lý do vắng",
                        "M-1,05/03/2026,A-1,Lê An,Có mặt,",
                        "M-1,05/03/2026,A-2,Lê Bình,,",
                        ",,,,,");
        assertEquals(List.of("2 M-1|A-1|PRESENT|"), rows(book.save(), ImportKind.ATTENDANCE));
    }

    @Test
    void saysWhichHeadingsASheetShouldHave() throws IOException {
        rows(TestBook.empty().sheet("Trang", "a,b,c", "1,2,3").save(), ImportKind.MEMBERS);
        assertEquals("exchange.book-no-heading", faults.get(0).key());
        assertTrue(faults.get(0).facts().get(1).contains("given_name"), faults.toString());
    }

    @Test
    void countsDaysFrom1904WhereTheBookSaysSo() throws IOException {
        TestBook book = TestBook.empty().sheet("T", MEMBERS, "A-1,Lê,An");
        book.with("T", "D2", cell -> day(cell, LocalDate.of(1954, 9, 1)));
        book.book().getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        assertEquals(
                "2 A-1|Lê|An|1958-09-02||",
                rows(book.save(), ImportKind.MEMBERS).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin, exchange.book-macros",
        "xl/sharedStrings.xml, exchange.book-broken",
    })
    void refusesABookWithAPartThatDoesNotBelong(String part, String key) throws IOException {
        byte[] book =
                withPart(TestBook.empty().sheet("T", MEMBERS).save(), part, "<a".getBytes(StandardCharsets.UTF_8));
        assertEquals(key, refusal(book));
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertEquals("exchange.book-not", refusal("code,name\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("exchange.book-old", refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}));
        assertEquals("exchange.book-broken", refusal(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}));
    }

    /** A sheet of two million equal bytes for each byte of the file: read to its limit, not into memory. */
    @Test
    void refusesABookThatGrowsWhenItIsUnpacked() throws IOException {
        byte[] bomb = withPart(TestBook.empty().sheet("T", MEMBERS).save(), "xl/sharedStrings.xml", null);
        assertEquals("exchange.book-large", refusal(bomb));
    }

    @Test
    void knowsNoEntitiesOfItsOwn() throws IOException {
        byte[] book = withPart(
                TestBook.empty().sheet("T", MEMBERS).save(),
                "xl/sharedStrings.xml",
                ("<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><sst><si><t>&a;</t></si></sst>")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals("exchange.book-broken", refusal(book));
    }

    /** Row by row: what is kept of a sheet are the texts that its cells share. */
    @Test
    void stopsBehindTheMostRowsThatAreTaken() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("T");
            String[] names = MEMBERS.split(",");
            for (int i = 0; i < names.length; i++) {
                sheet.value(0, i, names[i]);
            }
            for (int row = 1; row <= BookTable.MOST_ROWS + 2; row++) {
                sheet.inlineString(row, 0, "A-" + row);
                sheet.inlineString(row, 1, "Lê Văn");
                sheet.inlineString(row, 2, "An");
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        int[] rows = new int[1];
        try (ImportFile file = ImportFile.workbook(new ByteArrayInputStream(out.toByteArray()))) {
            file.tables(ImportKind.MEMBERS)
                    .get(0)
                    .read(new RowReader(ImportKind.MEMBERS.rules().columns(), faults, doubts, TODAY), row -> rows[0]++);
        }
        assertEquals(BookTable.MOST_ROWS + 1, rows[0]);
        assertEquals("exchange.book-rows", faults.get(0).key());
    }

    private static String refusal(byte[] book) {
        return assertThrows(RefusedException.class, () -> ImportFile.workbook(new ByteArrayInputStream(book))
                        .close())
                .key();
    }

    /** The file with another content of one part; of a gigabyte of blanks when it is null. */
    private static byte[] withPart(byte[] book, String part, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            if (content == null) {
                zip.write("<sst>".getBytes(StandardCharsets.UTF_8));
                byte[] blanks = new byte[1024 * 1024];
                Arrays.fill(blanks, (byte) ' ');
                for (int i = 0; i < 260; i++) {
                    zip.write(blanks);
                }
            } else {
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    private List<String> rows(byte[] book, ImportKind kind) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ImportFile file = ImportFile.workbook(new ByteArrayInputStream(book))) {
            FileTable table = file.tables(kind).get(0);
            table.read(
                    new RowReader(kind.rules().columns(), faults, doubts, TODAY),
                    row -> rows.add(row.line() + " "
                            + Arrays.stream(row.values())
                                    .map(value -> value == null ? "" : value)
                                    .collect(Collectors.joining("|"))));
            faults.replaceAll(fault -> fault.in(table));
        }
        return rows;
    }

    private static void day(Cell cell, LocalDate day) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(cell.getSheet().getWorkbook().createDataFormat().getFormat("dd/mm/yyyy"));
        cell.setCellStyle(style);
        cell.setCellValue(day);
    }
}
