package vn.nennep.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.nennep.shared.VietnameseText;

/** A sheet of a workbook as a table: the names of its columns stand in one of the first rows. */
final class BookTable implements FileTable {

    /** More than a year of a province has of anything but marks, which go in as CSV. */
    static final int MOST_ROWS = 100_000;

    /** Above the names there may be a title. */
    private static final int LAST_HEADING = 20;

    private final BookFile book;
    private final BookFile.Sheet sheet;
    private final ImportKind kind;
    private final String year;
    private Header header;

    /** A sheet of a workbook of another program. */
    BookTable(BookFile book, BookFile.Sheet sheet, ImportKind kind) {
        this(book, sheet, kind, "");
    }

    /** @param year that the workbook was made for; empty when it is of none */
    BookTable(BookFile book, BookFile.Sheet sheet, ImportKind kind, String year) {
        this.book = book;
        this.sheet = sheet;
        this.kind = kind;
        this.year = year;
    }

    /** Whether the names of its columns are found in one of its first rows. */
    static boolean isFound(BookFile book, BookFile.Sheet sheet, ImportKind kind) throws IOException {
        boolean[] found = new boolean[1];
        new BookSheet(book, sheet).read((number, cells) -> {
            found[0] = number <= LAST_HEADING && isHeading(kind, texts(cells));
            return !found[0] && number < LAST_HEADING;
        });
        return found[0];
    }

    @Override
    public ImportKind kind() {
        return kind;
    }

    @Override
    public Optional<String> sheet() {
        return Optional.of(sheet.name());
    }

    @Override
    public Optional<String> cell(String column, long line) {
        List<Column> columns = kind.rules().columns();
        for (int i = 0; header != null && i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return Optional.of(BookCell.letters(header.places()[i]) + line);
            }
        }
        return Optional.empty();
    }

    @Override
    public void read(RowReader reader, Consumer<FileRow> rows) throws IOException {
        int[] taken = new int[1];
        boolean[] unusable = new boolean[1];
        new BookSheet(book, sheet).read((number, cells) -> {
            if (header == null) {
                if (isHeading(kind, texts(cells))) {
                    header = Header.read(kind, texts(cells), number, reader).orElse(null);
                    unusable[0] = header == null;
                }
                return !unusable[0] && (header != null || number < LAST_HEADING);
            }
            row(number, cells, reader).ifPresent(row -> {
                taken[0]++;
                doubtYear(row, reader);
                rows.accept(row);
            });
            if (taken[0] > MOST_ROWS) {
                reader.fault(number, reader.columns().get(0).name(), "exchange.book-rows", "" + MOST_ROWS);
                return false;
            }
            if (reader.isFull()) {
                reader.stopAt(number);
            }
            return !reader.isFull();
        });
        if (header == null && !unusable[0]) {
            List<String> names = reader.columns().stream().map(Column::name).toList();
            reader.fault(1, names.get(0), "exchange.book-no-heading", sheet.name(), String.join(", ", names));
        }
    }

    /** A row of another year than that of the workbook was probably meant for another workbook. */
    private void doubtYear(FileRow row, RowReader reader) {
        Optional<String> column =
                year.isEmpty() ? Optional.empty() : kind.rules().yearColumn();
        column.ifPresent(name -> {
            int place = reader.columns().stream().map(Column::name).toList().indexOf(name);
            String value = row.value(place);
            if (value != null && !value.startsWith(year)) {
                reader.doubt(row.line(), name, "exchange.book-year", year);
            }
        });
    }

    private Optional<FileRow> row(long number, List<BookCell> cells, RowReader reader) {
        List<Column> columns = reader.columns();
        String[] raws = new String[columns.size()];
        Fault[] wrong = new Fault[columns.size()];
        boolean anything = false;
        for (int i = 0; i < raws.length; i++) {
            BookCell cell = at(cells, header.places()[i]);
            if (cell != null) {
                Column column = columns.get(i);
                raws[i] = cell.written(column);
                wrong[i] = cell.wrong(column)
                        .map(key -> Fault.of(number, column.name(), key, cell.text()))
                        .orElse(null);
                boolean blank = wrong[i] == null && VietnameseText.tidy(raws[i]) == null;
                anything |= !blank && !(kind.rules().isWaiting() && column.identifying());
            }
        }
        return anything ? Optional.of(reader.row(number, raws, wrong)) : Optional.empty();
    }

    private static BookCell at(List<BookCell> cells, int column) {
        for (BookCell cell : cells) {
            if (cell.column() == column) {
                return cell;
            }
        }
        return null;
    }

    /** Two of the names are no accident; a kind of file has at least four. */
    private static boolean isHeading(ImportKind kind, List<String> texts) {
        return Header.countKnown(kind, texts) >= 2;
    }

    private static List<String> texts(List<BookCell> cells) {
        List<String> texts = new ArrayList<>();
        for (BookCell cell : cells) {
            while (texts.size() < cell.column()) {
                // A column without a name explains the row to people.
                texts.add("()");
            }
            texts.add(cell.text());
        }
        return texts;
    }
}
