package vn.nennep.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.exchange.SheetColumns.SheetColumn;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Writes a workbook: its tables, what can be chosen, how it is filled in, and a hidden sheet that says what it is. Codes that
 * are there are locked, without a password; whatever else may be written. Rows go through one by one.
 */
final class WorkbookPrinter {

    /** Rows below the last one that are ready for new entries. */
    private static final int FREE_ROWS = 500;

    private static final int ROWS_AT_ONCE = 1_000;

    /** More units than anybody chooses from a list. */
    private static final int MOST_CHOICES = 1_000;

    private static final int MINUTES = 24 * 60;
    private static final String DAY = "dd/mm/yyyy";
    private static final String TIME = "hh:mm";
    private static final String TEXT = "@";
    private static final String HEAD = "F4E7CC";
    private static final String LOCKED = "EEEEEE";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private final WorkbookKind kind;
    private final UnitRow unit;
    private final Integer year;
    private final WorkbookRepository.Extent extent;
    private final WorkbookRepository repository;
    private final Locale language;
    private final Map<String, List<String>> choices = new LinkedHashMap<>();
    private final Map<String, String> explained = new HashMap<>();

    /** @param year that it is for; null for what holds from today on */
    WorkbookPrinter(
            WorkbookKind kind,
            UnitRow unit,
            Integer year,
            WorkbookRepository.Extent extent,
            WorkbookRepository repository,
            ListService lists,
            Locale language) {
        this.kind = kind;
        this.unit = unit;
        this.year = year;
        this.extent = extent;
        this.repository = repository;
        this.language = language;
        for (ImportKind table : kind.tables()) {
            table.rules().columns().forEach(column -> choose(table, column, lists));
        }
    }

    /** What can be chosen in a column, under the heading that it has. */
    private void choose(ImportKind table, Column column, ListService lists) {
        String heading = Header.heading(table, column, language);
        switch (column.name()) {
            case "topic_group", "further_groups" -> choices.put(heading, codes(lists.listTopicGroups()));
            case "forms" -> choices.put(heading, codes(lists.listPresentationForms()));
            case "cell_code", "unit_code", "parent_code" -> {
                List<WorkbookRepository.Choice> units =
                        repository.listUnits(extent, column.name().equals("cell_code"), MOST_CHOICES);
                if (units.size() < MOST_CHOICES) {
                    choices.put(
                            heading,
                            units.stream()
                                    .map(one -> one.code() + Column.EXPLAINED + one.name())
                                    .toList());
                }
            }
            default -> {
                if (!column.choices().isEmpty()) {
                    choices.put(
                            heading,
                            column.choices().stream()
                                    .map(choice -> label(column, choice))
                                    .toList());
                }
            }
        }
    }

    private List<String> codes(List<ListedCode> listed) {
        listed.forEach(one -> explained.put(one.code(), one.code() + Column.EXPLAINED + one.name(language)));
        return listed.stream()
                .filter(ListedCode::isInUse)
                .map(one -> explained.get(one.code()))
                .toList();
    }

    private String label(Column column, String choice) {
        return column.label(choice, language);
    }

    /** Writes the workbook into a file that is there. */
    void print(Path file, Instant moment) throws IOException {
        Path made = Files.createTempFile("nen-nep-workbook", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(made);
                    Workbook book = new Workbook(out, "Nen Nep", "1.0")) {
                guide(book.newWorksheet(word("exchange.workbook.guide")), moment);
                for (ImportKind table : kind.tables()) {
                    table(book.newWorksheet(Messages.label(language, table)), table);
                }
                lists(book.newWorksheet(word("exchange.workbook.lists")));
                mark(book.newWorksheet(BookMark.SHEET));
                book.setActiveTab(1);
            }
            OpenLocks.copy(made, file);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void guide(Worksheet sheet, Instant moment) throws IOException {
        sheet.width(0, 28);
        sheet.width(1, 16);
        sheet.width(2, 90);
        sheet.value(0, 0, Messages.label(language, kind.importKind()));
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, unit.name() + " (" + unit.code() + ")" + (year == null ? "" : " – " + year));
        sheet.value(2, 0, text("exchange.workbook.made", MOMENT.format(moment.atZone(Clocks.ZONE))));
        int row = 4;
        for (String line : word("exchange.workbook.how").split("\\|")) {
            sheet.value(row++, 0, line.strip());
        }
        for (ImportKind table : kind.tables()) {
            row++;
            sheet.value(row, 0, Messages.label(language, table));
            sheet.style(row++, 0).bold().set();
            for (SheetColumn column : SheetColumns.of(table)) {
                sheet.value(row, 0, column.heading(table, language));
                sheet.value(row, 1, word(need(column)));
                sheet.value(
                        row++,
                        2,
                        column.explains()
                                ? ""
                                : text(
                                        "exchange.shape."
                                                + column.column().shape().name(),
                                        column.column().limit()));
            }
        }
        sheet.finish();
    }

    private static String need(SheetColumn column) {
        if (column.explains()) {
            return "exchange.workbook.explains";
        }
        return column.column().required() ? "exchange.column.required" : "exchange.column.optional";
    }

    private void table(Worksheet sheet, ImportKind table) throws IOException {
        List<SheetColumn> columns = SheetColumns.of(table);
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            sheet.width(i, column.width());
            sheet.style(i)
                    .format(format(column))
                    .protectionOption(ProtectionOption.LOCKED, column.explains())
                    .set();
            sheet.value(0, i, column.heading(table, language));
            sheet.style(0, i)
                    .bold()
                    .wrapText(true)
                    .fillColor(HEAD)
                    .protectionOption(ProtectionOption.LOCKED, true)
                    .set();
        }
        int[] next = {1};
        repository.read(table, extent, values -> {
            if (next[0] > BookTable.MOST_ROWS) {
                throw RefusedException.invalid("exchange.workbook-rows", BookTable.MOST_ROWS);
            }
            for (int i = 0; i < columns.size(); i++) {
                if (values.get(i) != null) {
                    write(sheet, next[0], i, columns.get(i), values.get(i));
                }
            }
            if (next[0]++ % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        });
        offer(sheet, table, columns, next[0] + FREE_ROWS);
        sheet.protect("", SheetProtectionOption.SHEET);
        sheet.finish();
    }

    private void write(Worksheet sheet, int row, int place, SheetColumn column, String value) {
        boolean locked = column.explains() || column.column().identifying();
        String format = format(column);
        Column.Shape shape =
                column.explains() ? Column.Shape.TEXT : column.column().shape();
        switch (shape) {
            case DAY -> sheet.value(row, place, LocalDate.parse(value));
            case BIRTH -> {
                // Of some only the year is known.
                if (value.length() == 4) {
                    sheet.value(row, place, Integer.valueOf(value));
                    format = "0";
                } else {
                    sheet.value(row, place, LocalDate.parse(value));
                }
            }
            case TIME -> sheet.value(row, place, partOfDay(LocalTime.parse(value)));
            case NUMBER -> sheet.value(row, place, Integer.valueOf(value));
            case CHOICE -> sheet.value(row, place, label(column.column(), value));
            default -> sheet.value(row, place, shown(column, value));
        }
        var style = sheet.style(row, place).format(format).protectionOption(ProtectionOption.LOCKED, locked);
        (locked ? style.fillColor(LOCKED) : style).set();
    }

    private String shown(SheetColumn column, String value) {
        if (column.explains()) {
            return column.name().equals("meeting_day")
                    ? DateTimeFormatter.ofPattern("dd/MM/yyyy").format(LocalDate.parse(value))
                    : value;
        }
        return column.name().equals("topic_group") ? explained.getOrDefault(value, value) : value;
    }

    private static BigDecimal partOfDay(LocalTime time) {
        return BigDecimal.valueOf(time.getHour() * 60L + time.getMinute())
                .divide(BigDecimal.valueOf(MINUTES), 15, RoundingMode.HALF_UP);
    }

    private static String format(SheetColumn column) {
        if (column.explains()) {
            return TEXT;
        }
        return switch (column.column().shape()) {
            case DAY, BIRTH -> DAY;
            case TIME -> TIME;
            case NUMBER -> "0";
            default -> TEXT;
        };
    }

    /** Lists to choose from, for columns that hold one value. */
    private void offer(Worksheet sheet, ImportKind table, List<SheetColumn> columns, int last) {
        List<String> headings = List.copyOf(choices.keySet());
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn column = columns.get(i);
            int list = headings.indexOf(column.heading(table, language));
            boolean several = !column.explains() && column.column().shape() == Column.Shape.CODES;
            if (list >= 0 && !column.explains() && !several) {
                String letters = BookCell.letters(list);
                int size = offered(headings.get(list)).size();
                sheet.range(1, i, last, i)
                        .validateWithListByFormula("'%s'!$%s$2:$%s$%d"
                                .formatted(word("exchange.workbook.lists"), letters, letters, size + 1))
                        .errorStyle(DataValidationErrorStyle.WARNING)
                        .showErrorMessage(true)
                        .errorTitle(column.heading(table, language))
                        .error(word("exchange.workbook.choose"));
            }
        }
    }

    private List<String> offered(String heading) {
        return choices.get(heading).isEmpty() ? List.of("") : choices.get(heading);
    }

    private void lists(Worksheet sheet) throws IOException {
        int place = 0;
        for (String heading : choices.keySet()) {
            sheet.width(place, 40);
            sheet.value(0, place, heading);
            sheet.style(0, place).bold().fillColor(HEAD).set();
            int row = 1;
            for (String choice : offered(heading)) {
                sheet.value(row++, place, choice);
            }
            place++;
        }
        sheet.protect("", SheetProtectionOption.SHEET);
        sheet.finish();
    }

    private void mark(Worksheet sheet) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(BookMark.SHEET, BookMark.VERSION);
        said.put(BookMark.KIND, kind.importKind().path());
        said.put(BookMark.UNIT, unit.code());
        said.put(BookMark.YEAR, year == null ? "" : String.valueOf(year));
        kind.tables().forEach(table -> said.put(BookMark.TABLE + table.path(), Messages.label(language, table)));
        int row = 0;
        for (Map.Entry<String, String> one : said.entrySet()) {
            sheet.value(row, 0, one.getKey());
            sheet.value(row++, 1, one.getValue());
        }
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        sheet.finish();
    }

    private String word(String key) {
        return Messages.text(language, key);
    }

    private String text(String key, Object fact) {
        return Messages.text(language, key, fact);
    }
}
