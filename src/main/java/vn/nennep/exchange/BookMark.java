package vn.nennep.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.shared.RefusedException;

/**
 * What a workbook of the program says of itself, on a sheet that people do not see: so that a wrong file is refused with
 * words before anything of it is read.
 *
 * @param kind name of the workbook's kind
 * @param unit code of the unit that it was made for
 * @param year that it was made for; empty when it is of no year
 * @param sheets the kind of table by the name of each sheet, in the order in which they go in
 */
record BookMark(String kind, String unit, String year, Map<String, ImportKind> sheets) {

    /** Name of the sheet, and the first word on it. */
    static final String SHEET = "nennep";

    /** Changes when a workbook of before can no longer be read. */
    static final String VERSION = "1";

    static final String KIND = "kind";
    static final String UNIT = "unit";
    static final String YEAR = "year";
    static final String TABLE = "table ";

    BookMark {
        sheets = new LinkedHashMap<>(sheets);
    }

    /** The mark of a workbook; empty for one that another program made. */
    static Optional<BookMark> of(BookFile book) throws IOException {
        Optional<BookFile.Sheet> sheet =
                book.sheets().stream().filter(one -> SHEET.equals(one.name())).findFirst();
        if (sheet.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> said = new LinkedHashMap<>();
        new BookSheet(book, sheet.get()).read((number, cells) -> {
            if (cells.size() >= 2) {
                said.put(cells.get(0).text(), cells.get(1).text());
            }
            return number < 100;
        });
        if (!VERSION.equals(said.get(SHEET))) {
            throw RefusedException.invalid("exchange.book-version");
        }
        Map<String, ImportKind> sheets = new LinkedHashMap<>();
        said.forEach((key, value) -> {
            if (key.startsWith(TABLE)) {
                ImportKind.of(key.substring(TABLE.length())).ifPresent(kind -> sheets.put(value, kind));
            }
        });
        return Optional.of(new BookMark(
                said.getOrDefault(KIND, ""), said.getOrDefault(UNIT, ""), said.getOrDefault(YEAR, ""), sheets));
    }

    /**
     * The tables of the workbook that go in as a kind: all of them when it is a workbook of this kind, or the one of the
     * kind among them.
     */
    List<FileTable> tables(BookFile book, ImportKind wanted) {
        boolean whole = kind.equals(wanted.path());
        if (!whole && !sheets.containsValue(wanted)) {
            throw RefusedException.invalid(
                    "exchange.book-other",
                    ImportKind.of(kind).map(Object.class::cast).orElse(kind),
                    wanted);
        }
        List<FileTable> tables = new ArrayList<>();
        sheets.forEach((name, table) -> {
            if (whole || table == wanted) {
                BookFile.Sheet sheet = book.sheets().stream()
                        .filter(one -> name.equals(one.name()))
                        .findFirst()
                        .orElseThrow(() -> RefusedException.invalid("exchange.book-sheet-missing", name));
                tables.add(new BookTable(book, sheet, table, year));
            }
        });
        if (tables.isEmpty()) {
            throw RefusedException.invalid("exchange.book-version");
        }
        return tables;
    }
}
