package vn.nennep.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.codelist.ListedCode;
import vn.nennep.report.ColumnChoice;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Names;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitKind;

/** What a person finds who opens the file. */
class ExcelPrinterTest {

    private static final int HEADER = 4;
    private static final int FIRST = HEADER + 1;
    private static final int TOTAL = HEADER + 3;
    private static final String EVIL = "=HYPERLINK(\"http://example.com\",\"x\")";

    private final List<ListedCode> groups = List.of(
            new ListedCode("PROFESSIONAL", Names.of("Chuyên môn", "Professional")),
            new ListedCode("OTHER", Names.of("Khác", "Other")));
    private final List<ListedCode> forms = List.of(new ListedCode("TALK", Names.of("Thuyết trình", "Talk")));

    @Test
    void isTheSameFileWheneverItIsPrinted() throws IOException {
        // The moments of the two printings differ by less than a second, but the library writes its parts of a second.
        assertArrayEquals(file(Messages.VIETNAMESE), file(Messages.VIETNAMESE));
    }

    @Test
    void hasASheetOfEachViewWithTheSameLines() throws IOException {
        List<Sheet> sheets = print(Messages.VIETNAMESE);
        assertEquals(
                List.of(
                        "Tổng hợp",
                        "Theo nhóm chuyên đề",
                        "Theo hình thức",
                        "Theo tháng",
                        "Chất lượng, ý kiến",
                        "Kế hoạch, nhiệm vụ",
                        "Báo cáo, chuyên đề quý",
                        "Cột tự chọn"),
                sheets.stream().map(Sheet::getName).toList());
        for (Sheet sheet : sheets) {
            assertEquals("Kết quả sinh hoạt chi bộ năm 2021", text(sheet, 0, 0));
            assertEquals("Đảng bộ mẫu", text(sheet, 1, 0));
            assertEquals("Số liệu tính đến 02:15 12/01/2022.", text(sheet, 2, 0));
            assertEquals("X.1", text(sheet, FIRST, 0));
            assertEquals("X.2", text(sheet, FIRST + 1, 0));
            assertEquals("Toàn đơn vị (Chưa đủ số liệu)", text(sheet, TOTAL, 1));
            assertEquals("X.3", text(sheet, TOTAL + 5, 0));
            assertEquals("Số liệu của Chi bộ 3 (X.3) không khớp.", text(sheet, TOTAL + 5, 2));
        }
    }

    @Test
    void writesFiguresAsNumbers() throws IOException {
        Sheet sheet = print(Messages.VIETNAMESE).get(0);
        assertEquals(List.of(1, 1, 6, 84, 84), numbers(sheet, FIRST, 3, 8));
        assertEquals(0, new BigDecimal("0.9375").compareTo(number(sheet, FIRST, 14)));
        assertEquals(List.of(3, 2, 12, 170, 168), numbers(sheet, TOTAL, 3, 8));
    }

    @Test
    void showsARateAsPercentWithTwoDecimals() throws IOException {
        Sheet sheet = print(Messages.VIETNAMESE).get(0);
        assertEquals("0.00%", cell(sheet, FIRST, 14).getDataFormatString());
    }

    @Test
    void leavesARateOfNothingEmpty() throws IOException {
        Sheet sheet = print(Messages.VIETNAMESE).get(0);
        assertNull(cell(sheet, FIRST + 1, 8));
    }

    @Test
    void keepsANameThatLooksLikeAFormulaAsText() throws IOException {
        for (Sheet sheet : print(Messages.VIETNAMESE)) {
            Cell name = cell(sheet, FIRST, 1);
            assertEquals(CellType.STRING, name.getType());
            assertEquals(EVIL, name.asString());
            assertNull(name.getFormula());
        }
    }

    @Test
    void splitsTheSessionsByTheGivenCodes() throws IOException {
        List<Sheet> sheets = print(Messages.ENGLISH);
        assertEquals("Professional", text(sheets.get(1), HEADER, 3));
        assertEquals(List.of(4, 2, 6), numbers(sheets.get(1), FIRST, 3, 6));
        assertEquals(List.of(5, 6), numbers(sheets.get(2), FIRST, 3, 5));
        assertEquals("Month 12", text(sheets.get(3), HEADER, 14));
        assertEquals(List.of(0, 0, 3), numbers(sheets.get(3), FIRST, 3, 6));
        assertEquals(16, number(sheets.get(3), FIRST, 15).intValue());
    }

    @Test
    void writesTheQualityOfTheMeetings() throws IOException {
        Sheet sheet = print(Messages.ENGLISH).get(4);
        assertEquals("Grades of the meetings: Good", text(sheet, HEADER, 3));
        assertEquals(List.of(20, 0, 0, 0, 10, 30, 31, 2, 40), numbers(sheet, TOTAL, 3, 12));
    }

    @Test
    void writesPlansKeyTasksAndTheGradesOfTheYear() throws IOException {
        Sheet sheet = print(Messages.ENGLISH).get(5);
        assertEquals(List.of(2, 14, 12, 2), numbers(sheet, TOTAL, 3, 7));
        assertEquals("0.00%", cell(sheet, TOTAL, 7).getDataFormatString());
        assertEquals(List.of(5, 3), numbers(sheet, TOTAL, 8, 10));
        assertEquals(0, new BigDecimal("0.6").compareTo(number(sheet, TOTAL, 10)));
        assertEquals(List.of(0, 2, 0, 0), numbers(sheet, TOTAL, 11, 15));
        assertNull(cell(sheet, FIRST + 1, 10));
    }

    @Test
    void speaksTheLanguageOfThePerson() throws IOException {
        List<Sheet> sheets = print(Messages.ENGLISH);
        assertEquals("Overview", sheets.get(0).getName());
        assertTrue(text(sheets.get(0), 0, 0).contains("2021"));
    }

    @Test
    void saysInEachHeaderWhichTreeTheFiguresFollow() throws IOException {
        for (Sheet sheet : print(Messages.VIETNAMESE)) {
            assertTrue(text(sheet, 3, 0).startsWith("Theo tổ chức lúc họp: "), text(sheet, 3, 0));
        }
        for (Sheet sheet : print(Messages.VIETNAMESE, TreeView.NOW)) {
            assertTrue(
                    text(sheet, 3, 0).startsWith("Như tổ chức hiện nay (ngày 12/01/2022): số liệu năm 2021 "),
                    text(sheet, 3, 0));
        }
    }

    private byte[] file(Locale locale) throws IOException {
        return file(locale, TreeView.THEN);
    }

    private byte[] file(Locale locale, TreeView view) throws IOException {
        ReportLine first = line("X.1", EVIL, 1, 6, 84, 16, 240, 225);
        ReportLine second = line("X.2", "Chi bộ trống", 1, 0, 0, 0, 0, 0);
        ReportLine total = new ReportLine(
                "X",
                "X",
                "Đảng bộ mẫu",
                null,
                UnitKind.GRASSROOTS,
                true,
                1,
                0,
                figures(Map.ofEntries(
                        Map.entry(Figure.CELLS, 3),
                        Map.entry(Figure.CELLS_WITH_THEMATIC, 2),
                        Map.entry(Figure.SESSIONS, 30),
                        Map.entry(Figure.THEMATIC_SESSIONS, 12),
                        Map.entry(Figure.DUE, 500),
                        Map.entry(Figure.PRESENT, 480),
                        Map.entry(Figure.EXCUSED, 15),
                        Map.entry(Figure.ABSENT, 5),
                        Map.entry(Figure.PEOPLE, 40),
                        Map.entry(Figure.THEMATIC_DUE, 170),
                        Map.entry(Figure.THEMATIC_PRESENT, 168),
                        Map.entry(Figure.QUARTERS_MISSED, 1),
                        Map.entry(Figure.CONTRIBUTIONS, 31),
                        Map.entry(Figure.CONTRIBUTIONS_OPEN, 2),
                        Map.entry(Figure.SPEAKERS, 40),
                        Map.entry(Figure.PLANS_REPORTED, 2),
                        Map.entry(Figure.PLANNED_LINES, 14),
                        Map.entry(Figure.KEPT_LINES, 12),
                        Map.entry(Figure.KEY_TASKS, 5),
                        Map.entry(Figure.KEY_TASKS_DONE, 3))),
                parts(Map.of(
                        Dimension.GRADE, Map.of("GOOD", 20, "NONE", 10), Dimension.YEAR_GRADE, Map.of("FAIR", 2))));
        ConsolidatedReport report = new ConsolidatedReport(
                ReportingPeriod.of(2021),
                new ConsolidatedReport.Days(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31)),
                view,
                total,
                List.of(first, second),
                List.of(new ConsolidatedReport.Aside("X.3", "Chi bộ 3", "Số liệu của Chi bộ 3 (X.3) không khớp.")),
                new ConsolidatedReport.Run(
                        new UUID(1, 2), Instant.parse("2022-01-11T19:15:00Z"), LocalDate.of(2022, 1, 12), false));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new ExcelPrinter().print(report, null, groups, forms, ColumnChoice.DEFAULT, locale, file);
        return file.toByteArray();
    }

    private List<Sheet> print(Locale locale) throws IOException {
        return print(locale, TreeView.THEN);
    }

    private List<Sheet> print(Locale locale, TreeView view) throws IOException {
        // The workbook is read to the end before it is closed.
        ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file(locale, view)), new ReadingOptions(true, true));
        return book.getSheets().toList();
    }

    private static ReportLine line(
            String code, String name, int cells, int thematic, int thematicDue, int sessions, int due, int present) {
        return new ReportLine(
                code,
                code,
                name,
                "X",
                UnitKind.CELL,
                true,
                0,
                1,
                figures(Map.ofEntries(
                        Map.entry(Figure.CELLS, cells),
                        Map.entry(Figure.CELLS_WITH_THEMATIC, thematic > 0 ? 1 : 0),
                        Map.entry(Figure.SESSIONS, sessions),
                        Map.entry(Figure.THEMATIC_SESSIONS, thematic),
                        Map.entry(Figure.DUE, due),
                        Map.entry(Figure.PRESENT, present),
                        Map.entry(Figure.EXCUSED, due - present),
                        Map.entry(Figure.PEOPLE, thematic > 0 ? 14 : 0),
                        Map.entry(Figure.THEMATIC_DUE, thematicDue),
                        Map.entry(Figure.THEMATIC_PRESENT, thematicDue),
                        Map.entry(Figure.CONTRIBUTIONS, thematic),
                        Map.entry(Figure.SPEAKERS, thematic),
                        Map.entry(Figure.PLANNED_LINES, thematic),
                        Map.entry(Figure.KEPT_LINES, thematic))),
                parts(Map.of(
                        Dimension.TOPIC_GROUP,
                        Map.of("PROFESSIONAL", 4, "OTHER", 2),
                        Dimension.FORM,
                        Map.of("TALK", 5),
                        Dimension.MONTH,
                        Map.of("3", 3))));
    }

    /** The given figures, and 0 for all others. */
    private static Map<Figure, Integer> figures(Map<Figure, Integer> some) {
        Map<Figure, Integer> all = new EnumMap<>(Figure.class);
        Figure.counted().forEach(figure -> all.put(figure, some.getOrDefault(figure, 0)));
        return all;
    }

    private static Map<Dimension, SortedMap<String, Integer>> parts(Map<Dimension, Map<String, Integer>> some) {
        Map<Dimension, SortedMap<String, Integer>> all = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            all.put(dimension, new TreeMap<>(some.getOrDefault(dimension, Map.of())));
        }
        return all;
    }

    private static Cell cell(Sheet sheet, int row, int column) throws IOException {
        Row found = sheet.read().get(indexOf(sheet, row));
        return column < found.getCellCount() ? found.getCell(column) : null;
    }

    /** Rows without a cell are left out by the reader. */
    private static int indexOf(Sheet sheet, int row) throws IOException {
        List<Row> rows = sheet.read();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getRowNum() == row + 1) {
                return i;
            }
        }
        throw new AssertionError("no row " + row);
    }

    private static String text(Sheet sheet, int row, int column) throws IOException {
        return cell(sheet, row, column).asString();
    }

    private static BigDecimal number(Sheet sheet, int row, int column) throws IOException {
        Cell cell = cell(sheet, row, column);
        assertEquals(CellType.NUMBER, cell.getType());
        return cell.asNumber();
    }

    private static List<Integer> numbers(Sheet sheet, int row, int from, int to) throws IOException {
        List<Integer> numbers = new java.util.ArrayList<>();
        for (int column = from; column < to; column++) {
            numbers.add(number(sheet, row, column).intValueExact());
        }
        return numbers;
    }
}
