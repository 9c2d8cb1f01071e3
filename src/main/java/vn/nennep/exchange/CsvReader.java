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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
final class CsvReader implements FileTable {

    /** A province's year of attendances is some 60 MB; {@code web.xml} has the same limit for the page. */
    private static final long LONGEST_FILE = 200L * 1024 * 1024;

    /** Many times what all columns of a row may hold. A quote that is never closed would make the rest one field. */
    private static final long LONGEST_ROW = 256L * 1024;

    /** As a spreadsheet begins a file to tell which separator follows. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\uFEFF?\"?sep=(.)\"?\\R?", Pattern.CASE_INSENSITIVE);

    /** Longer than any header line. */
    private static final int LOOKED_AHEAD = 8192;

    private final ImportKind kind;
    private final InputStream file;

    /** @param file not closed */
    CsvReader(ImportKind kind, InputStream file) {
        this.kind = kind;
        this.file = file;
    }

    @Override
    public ImportKind kind() {
        return kind;
    }

    @Override
    public Optional<String> sheet() {
        return Optional.empty();
    }

    @Override
    public Optional<String> cell(String column, long line) {
        return Optional.empty();
    }

    @Override
    public void read(RowReader values, Consumer<FileRow> rows) throws IOException {
        String first = values.columns().get(0).name();
        LineCounter counted = new LineCounter(TextEncoding.utf8(file));
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
            Optional<Header> header = records.hasNext() ? header(records.next(), values) : emptyFile(values);
            line = before + parser.getCurrentLineNumber() + 1;
            while (header.isPresent() && !values.isFull() && records.hasNext()) {
                CSVRecord record = records.next();
                counted.beginRow();
                if (record.stream().anyMatch(value -> VietnameseText.tidy(value) != null)) {
                    rows.accept(row(record, line, header.get(), values));
                }
                line = before + parser.getCurrentLineNumber() + 1;
            }
            if (values.isFull()) {
                values.stopAt(line);
            }
        } catch (UncheckedIOException | IOException e) {
            if (counted.isTooLong()) {
                values.fault(line, first, counted.isRowTooLong() ? "exchange.row-long" : "exchange.file-long");
            } else if (isEncoding(e)) {
                // The decoder reads ahead of the parser: the bytes say where it stopped.
                values.fault(counted.firstInvalidLine(), first, TextEncoding.refusal(counted.around()));
            } else if (e.getCause() == null && e instanceof IOException) {
                throw e;
            } else {
                values.fault(line, first, "exchange.not-csv");
            }
        }
    }

    private Optional<Header> header(CSVRecord header, RowReader values) {
        List<String> found = new ArrayList<>();
        header.forEach(found::add);
        if (found.size() == 1 && values.columns().size() > 1 && found.get(0).contains("|")) {
            values.fault(1, found.get(0), "exchange.delimiter");
            return Optional.empty();
        }
        return Header.read(kind, found, 1, values);
    }

    private static Optional<Header> emptyFile(RowReader values) {
        List<String> names = values.columns().stream().map(Column::name).toList();
        values.fault(1, names.get(0), "exchange.empty", String.join(",", names));
        return Optional.empty();
    }

    private static FileRow row(CSVRecord record, long line, Header header, RowReader values) {
        int count = values.columns().size();
        if (record.size() < header.width() || isMoreThanBlank(record, header.width())) {
            String column =
                    values.columns().get(Math.min(record.size(), count - 1)).name();
            values.fault(line, column, "exchange.field-count", "" + header.width(), "" + record.size());
            return values.unreadable(line);
        }
        String[] raws = new String[count];
        for (int i = 0; i < count; i++) {
            raws[i] = record.get(header.places()[i]);
        }
        return values.row(line, raws, new Fault[count]);
    }

    /** Whether a row has values behind the last column. */
    private static boolean isMoreThanBlank(CSVRecord record, int width) {
        for (int i = width; i < record.size(); i++) {
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

        /** What was read together with the first byte that breaks the rules. */
        private byte[] around = new byte[0];

        LineCounter(InputStream file) {
            super(file);
        }

        long firstInvalidLine() {
            return invalid == 0 ? line : invalid;
        }

        byte[] around() {
            return around;
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
                if (invalid != 0) {
                    around = Arrays.copyOfRange(bytes, offset, offset + read);
                }
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
