package vn.nennep.exchange;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.nennep.shared.VietnameseText;

/**
 * Reads a file of RFC 4180 in UTF-8 with a header line, row by row, and tells what is wrong with its form.
 *
 * <p>It also reads what spreadsheets make of such a file: columns separated by semicolons or tabs, a first line such as
 * {@code sep=;}, names of columns in capitals, rows and columns that hold nothing but separators.
 */
final class CsvReader {

    /** Line ends and tabs within quotes are blanks; every other control character is a broken file. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    /** A province's year of attendances is some 60 MB; {@code web.xml} has the same limit for the page. */
    private static final long LONGEST_FILE = 200L * 1024 * 1024;

    /** Many times what all columns of a row may hold. A quote that is never closed would make the rest one field. */
    private static final long LONGEST_ROW = 256L * 1024;

    /** As a spreadsheet begins a file to tell which separator follows. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\uFEFF?\"?sep=(.)\"?\\R?", Pattern.CASE_INSENSITIVE);

    /** Longer than any header line. */
    private static final int LOOKED_AHEAD = 8192;

    private final List<Column> columns;
    private final List<Fault> faults;
    private final List<Fault> doubts;
    private final LocalDate today;

    /** The last value of each column that can be taken over by the next row; null where there is none. */
    private final Known[] known;

    /**
     * @param faults collects what is wrong; the reader goes on after a faulty row and stops at a faulty file
     * @param doubts collects what is allowed and probably broken
     * @param today in Việt Nam
     */
    CsvReader(List<Column> columns, List<Fault> faults, List<Fault> doubts, LocalDate today) {
        this.columns = columns;
        this.faults = faults;
        this.doubts = doubts;
        this.today = today;
        this.known = new Known[columns.size()];
    }

    /** @param rows told of each row, faulty ones as well, so that other rows may refer to them */
    void read(InputStream file, Consumer<CsvRow> rows) throws IOException {
        LineCounter counted = new LineCounter(file);
        long line = 1;
        long before = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                counted,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            Optional<Character> told = separatorLine(reader);
            before = told.isPresent() ? 1 : 0;
            CSVParser parser = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(told.orElse(separatorOf(firstLine(reader))))
                    .get()
                    .parse(reader);
            Iterator<CSVRecord> records = parser.iterator();
            int[] places = records.hasNext() ? header(records.next()) : emptyFile();
            line = before + parser.getCurrentLineNumber() + 1;
            while (places.length > 0 && faults.size() < Fault.MOST && records.hasNext()) {
                CSVRecord record = records.next();
                counted.beginRow();
                if (record.stream().anyMatch(value -> VietnameseText.tidy(value) != null)) {
                    rows.accept(row(record, line, places));
                }
                line = before + parser.getCurrentLineNumber() + 1;
            }
            if (faults.size() >= Fault.MOST) {
                faults.add(Fault.of(line, columns.get(0).name(), "exchange.too-many-faults"));
            }
        } catch (UncheckedIOException | IOException e) {
            if (counted.isTooLong()) {
                String key = counted.isRowTooLong() ? "exchange.row-long" : "exchange.file-long";
                faults.add(Fault.of(line, columns.get(0).name(), key));
            } else if (isEncoding(e)) {
                // The decoder reads ahead of the parser: the bytes say where it stopped.
                faults.add(Fault.of(counted.firstInvalidLine(), columns.get(0).name(), "exchange.not-utf8"));
            } else if (e.getCause() == null && e instanceof IOException) {
                throw e;
            } else {
                faults.add(Fault.of(line, columns.get(0).name(), "exchange.not-csv"));
            }
        }
    }

    /** Where each column stands in the file; empty when the header is not usable. */
    private int[] header(CSVRecord header) {
        List<String> found = new ArrayList<>();
        header.forEach(name -> found.add(
                VietnameseText.tidyOrEmpty(name).toLowerCase(Locale.ROOT).replace(' ', '_')));
        // Columns without a name at the end are what a spreadsheet writes of cells that were once touched.
        while (found.size() > 1 && found.get(found.size() - 1).isEmpty()) {
            found.remove(found.size() - 1);
        }
        if (found.size() == 1 && columns.size() > 1 && found.get(0).contains("|")) {
            faults.add(Fault.of(1, found.get(0), "exchange.delimiter"));
            return new int[0];
        }
        int before = faults.size();
        Set<String> known = new HashSet<>();
        columns.forEach(column -> known.add(column.name()));
        Set<String> seen = new HashSet<>();
        for (String name : found) {
            if (!known.contains(name)) {
                faults.add(Fault.of(1, name, "exchange.column-unknown", String.join(",", names())));
            } else if (!seen.add(name)) {
                faults.add(Fault.of(1, name, "exchange.column-twice"));
            }
        }
        names().stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> faults.add(Fault.of(1, name, "exchange.column-missing", String.join(",", names()))));
        return faults.size() > before
                ? new int[0]
                : names().stream().mapToInt(found::indexOf).toArray();
    }

    private int[] emptyFile() {
        faults.add(Fault.of(1, columns.get(0).name(), "exchange.empty", String.join(",", names())));
        return new int[0];
    }

    /** A value as it stands in the file, and what was read of it without a fault, a doubt or an order to empty the field. */
    private record Known(String raw, String value) {}

    private CsvRow row(CSVRecord record, long line, int[] places) {
        String[] values = new String[columns.size()];
        if (record.size() < columns.size() || isMoreThanBlank(record)) {
            String column =
                    columns.get(Math.min(record.size(), columns.size() - 1)).name();
            faults.add(Fault.of(line, column, "exchange.field-count", "" + columns.size(), "" + record.size()));
            return new CsvRow(line, false, values, List.of());
        }
        boolean valid = true;
        List<String> cleared = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            String raw = record.get(places[i]);
            if (known[i] != null && known[i].raw().equals(raw)) {
                // Rows of one meeting or cell stand together: most values are those of the row before.
                values[i] = known[i].value();
                continue;
            }
            if (CONTROL.matcher(raw).find()) {
                faults.add(Fault.of(line, column.name(), "exchange.control-character"));
                valid = false;
                continue;
            }
            Column.Reading read = column.read(line, VietnameseText.tidy(raw), today);
            if (read.fault() != null) {
                faults.add(read.fault());
                valid = false;
            }
            if (read.clears()) {
                cleared.add(column.name());
            }
            // A value that does not fit its column's type cannot be staged; codes of faulty rows can.
            values[i] = read.value();
            Optional<Fault> doubt = column.doubtOf(line, values[i]);
            doubt.filter(one -> doubts.size() < Fault.MOST).ifPresent(doubts::add);
            known[i] = read.fault() == null && !read.clears() && doubt.isEmpty() ? new Known(raw, values[i]) : null;
        }
        return new CsvRow(line, valid, values, cleared);
    }

    /** Whether a row has values behind the last column. */
    private boolean isMoreThanBlank(CSVRecord record) {
        for (int i = columns.size(); i < record.size(); i++) {
            if (VietnameseText.tidy(record.get(i)) != null) {
                return true;
            }
        }
        return false;
    }

    /** Takes away a line {@code sep=;}. */
    private static Optional<Character> separatorLine(BufferedReader reader) throws IOException {
        reader.mark(LOOKED_AHEAD);
        Matcher line = SEPARATOR_LINE.matcher(upToLineEnd(reader));
        if (line.matches()) {
            return Optional.of(line.group(1).charAt(0));
        }
        reader.reset();
        return Optional.empty();
    }

    private static String firstLine(BufferedReader reader) throws IOException {
        reader.mark(LOOKED_AHEAD);
        String line = upToLineEnd(reader);
        reader.reset();
        return line;
    }

    private static String upToLineEnd(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int one = reader.read();
        while (one >= 0 && one != '\n' && line.length() < LOOKED_AHEAD - 2) {
            line.append((char) one);
            one = reader.read();
        }
        return line.toString();
    }

    /** The separator of a header line: a comma, unless it has none and has semicolons or tabs. */
    private static char separatorOf(String header) {
        if (header.indexOf(',') < 0) {
            return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        }
        return ',';
    }

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    private static boolean isEncoding(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    /** Counts the bytes, and follows them by the rules of UTF-8 to name the line of the first that breaks them. */
    private static final class LineCounter extends FilterInputStream {

        private long line = 1;
        private long length;
        private long rowBegan;
        private long invalid;
        private int following;

        LineCounter(InputStream file) {
            super(file);
        }

        long firstInvalidLine() {
            return invalid == 0 ? line : invalid;
        }

        /** The parser reads ahead of its rows, by less than the difference matters. */
        void beginRow() {
            rowBegan = length;
        }

        boolean isRowTooLong() {
            return length - rowBegan > LONGEST_ROW;
        }

        boolean isTooLong() {
            return isRowTooLong() || length > LONGEST_FILE;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1);
                see((byte) one);
            }
            return one;
        }

        private void count(int bytes) throws IOException {
            length += bytes;
            if (isTooLong()) {
                throw new IOException("more than an import takes");
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            int read = super.read(bytes, offset, most);
            count(Math.max(0, read));
            for (int i = 0; i < read && invalid == 0; i++) {
                see(bytes[offset + i]);
            }
            return read;
        }

        private void see(byte signed) {
            int one = signed & 0xFF;
            if (invalid != 0) {
                return;
            }
            boolean continues = (one & 0xC0) == 0x80;
            if (continues != following > 0 || one == 0xC0 || one == 0xC1 || one > 0xF4) {
                invalid = line;
            } else if (continues) {
                following--;
            } else if (one >= 0xF0) {
                following = 3;
            } else if (one >= 0xE0) {
                following = 2;
            } else if (one >= 0xC0) {
                following = 1;
            }
            if (one == '\n') {
                line++;
            }
        }
    }
}
