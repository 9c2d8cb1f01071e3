package vn.nennep.freeze;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Whether a file has the figures that were frozen: a canonical text, a report for programs, or a file that was issued. */
public final class FileCheck {

    /** A report of a province with all its cells is some megabytes. */
    private static final int LARGEST_REPORT = 16 << 20;

    private static final int GZIP = 0x1f8b;

    /** Opens the file, each time from its beginning. */
    public interface Source {
        InputStream open() throws IOException;
    }

    private final FreezeStore store;

    FileCheck(FreezeStore store) {
        this.store = store;
    }

    /** Reads the file once or twice; keeps at most a report of it. */
    FileVerdict run(Source file) throws IOException {
        Optional<FileVerdict> paper = paper(file);
        if (paper.isPresent()) {
            return paper.get();
        }
        return switch (beginning(file)) {
            case 'n' -> text(file);
            case '{' -> report(file);
            default -> FileVerdict.UNKNOWN;
        };
    }

    private Optional<FileVerdict> paper(Source file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(file.open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return store.findSealOfFile(Digests.hex(digest))
                .map(seal -> new FileVerdict(
                        FileVerdict.Sort.PAPER, store.find(seal.freezeId()).orElseThrow(), seal, true, null));
    }

    private static char beginning(Source file) throws IOException {
        try (InputStream in = plain(file)) {
            int first = in.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = in.read();
            }
            return (char) Math.max(first, 0);
        } catch (ZipException broken) {
            return 0;
        }
    }

    /** The file without its compression. */
    private static InputStream plain(Source file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file.open(), 1 << 16);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private FileVerdict text(Source file) throws IOException {
        FreezeHeader header;
        try (InputStream in = plain(file)) {
            FrozenText text = new FrozenText(in, seal -> {});
            header = text.header();
            while (text.hasNext()) {
                text.next();
            }
            Optional<FreezeRow> right = store.find(text.hash());
            if (right.isPresent()) {
                return new FileVerdict(FileVerdict.Sort.TEXT, right.get(), null, true, null);
            }
        } catch (FrozenTextException broken) {
            return differing(file, broken.getMessage());
        }
        return differing(file, "end");
    }

    /** The text is none that was frozen: names what differs from the one that it says to be. */
    private FileVerdict differing(Source file, String otherwise) throws IOException {
        TextComparison comparison = new TextComparison(1, fact -> true);
        FreezeRow freeze = null;
        try (InputStream in = plain(file)) {
            FrozenText text = new FrozenText(in, seal -> {});
            int version = text.header().version();
            freeze = store.listVersions(text.header().period()).stream()
                    .filter(row -> row.version() == version)
                    .findFirst()
                    .orElse(null);
            if (freeze == null) {
                return FileVerdict.UNKNOWN;
            }
            try (InputStream stored = FreezeLook.text(store, freeze.id())) {
                comparison.run(new FrozenText(stored, seal -> {}), text);
            }
        } catch (FrozenTextException broken) {
            if (freeze == null) {
                return FileVerdict.UNKNOWN;
            }
        }
        FileVerdict.Mismatch first = comparison.first().stream()
                .findFirst()
                .map(one -> new FileVerdict.Mismatch(
                        one.unitId() + " " + one.kind().word() + " " + one.key(), one.before(), one.after()))
                .orElse(new FileVerdict.Mismatch(otherwise, null, null));
        return new FileVerdict(FileVerdict.Sort.TEXT, freeze, null, false, first);
    }

    private FileVerdict report(Source file) throws IOException {
        byte[] bytes;
        try (InputStream in = plain(file)) {
            bytes = in.readNBytes(LARGEST_REPORT + 1);
        }
        if (bytes.length > LARGEST_REPORT) {
            return FileVerdict.UNKNOWN;
        }
        return new ReportCheck(store).run(new String(bytes, StandardCharsets.UTF_8));
    }

    /** For the console: what the verdict says, a line each. */
    static List<String> lines(FileVerdict verdict) {
        if (verdict.sort() == FileVerdict.Sort.UNKNOWN) {
            return List.of(
                    "Not known: no frozen text, no report, no file that was issued; or one that was changed since.");
        }
        String of = verdict.freeze() == null
                ? "a period that is not frozen"
                : verdict.freeze().period() + " version " + verdict.freeze().version() + ", frozen at "
                        + verdict.freeze().frozenAt();
        FileVerdict.Mismatch first = verdict.first();
        return verdict.right()
                ? List.of("RIGHT: these are the figures of " + of)
                : List.of("WRONG: these are not the figures of " + of
                        + (first == null
                                ? ""
                                : ". First difference: " + first.what() + ": frozen " + first.frozen()
                                        + ", in the file " + first.inFile()));
    }
}
