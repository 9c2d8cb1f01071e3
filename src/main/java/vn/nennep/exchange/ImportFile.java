package vn.nennep.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.RefusedException;

/** A file as somebody sent it: CSV, or a workbook. */
public final class ImportFile implements AutoCloseable {

    /** A workbook of the most rows that are taken is a fifth of it. */
    private static final long LARGEST_BOOK = 50L * 1024 * 1024;

    private static final int AT_ONCE = 64 * 1024;

    private final InputStream csv;
    private final BookFile book;
    private final Path own;

    private ImportFile(InputStream csv, BookFile book, Path own) {
        this.csv = csv;
        this.book = book;
        this.own = own;
    }

    /** CSV that is read as it comes. */
    public static ImportFile csv(InputStream content) {
        return new ImportFile(content, null, null);
    }

    /**
     * A workbook, which is kept in a file of its own until it is closed: its parts are not read in their order.
     *
     * @throws RefusedException when it is none that can be read
     */
    public static ImportFile workbook(InputStream content) throws IOException {
        Path own = Files.createTempFile("nen-nep-import", ".xlsx");
        try {
            copy(content, own);
            return new ImportFile(null, BookFile.open(own), own);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(own);
            throw e;
        }
    }

    /**
     * What stands in a file, told by its first bytes and not by its name.
     *
     * @throws RefusedException when it is a workbook that cannot be read
     */
    public static ImportFile at(Path file) throws IOException {
        if (BookFile.isZip(file) || BookFile.isOld(file)) {
            if (Files.size(file) > LARGEST_BOOK) {
                throw RefusedException.invalid("exchange.book-large");
            }
            return new ImportFile(null, BookFile.open(file), null);
        }
        return new ImportFile(Files.newInputStream(file), null, null);
    }

    private static void copy(InputStream content, Path to) throws IOException {
        byte[] some = new byte[AT_ONCE];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            int read = content.read(some);
            while (read >= 0) {
                length += read;
                if (length > LARGEST_BOOK) {
                    throw RefusedException.invalid("exchange.book-large");
                }
                out.write(some, 0, read);
                read = content.read(some);
            }
        }
    }

    /** The tables of the file for a kind, in the order in which they go in. */
    List<FileTable> tables(ImportKind kind) throws IOException {
        if (book == null) {
            return List.of(new CsvReader(kind, csv));
        }
        Optional<BookMark> mark = BookMark.of(book);
        if (mark.isPresent()) {
            return mark.get().tables(book, kind);
        }
        List<BookFile.Sheet> visible =
                book.sheets().stream().filter(sheet -> !sheet.hidden()).toList();
        for (BookFile.Sheet sheet : visible) {
            if (BookTable.isFound(book, sheet, kind)) {
                return List.of(new BookTable(book, sheet, kind));
            }
        }
        if (visible.isEmpty()) {
            throw RefusedException.invalid("exchange.book-broken");
        }
        return List.of(new BookTable(book, visible.get(0), kind));
    }

    /** Code of the unit for which the program made the workbook; empty for another file. */
    Optional<String> unit() throws IOException {
        return book == null ? Optional.empty() : BookMark.of(book).map(BookMark::unit);
    }

    @Override
    public void close() throws IOException {
        if (book != null) {
            book.close();
        } else {
            csv.close();
        }
        if (own != null) {
            Files.deleteIfExists(own);
        }
    }
}
