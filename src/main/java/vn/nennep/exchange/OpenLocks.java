package vn.nennep.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a workbook with its sheets locked without a password. The library that writes it knows locks only with one, and
 * writes the mark of an empty one, for which some programs ask.
 */
final class OpenLocks {

    private static final byte[] LOCK = "<sheetProtection".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PASSWORD = " password=\"0\"".getBytes(StandardCharsets.UTF_8);

    private OpenLocks() {}

    static void copy(Path from, Path to) throws IOException {
        try (ZipFile parts = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                out.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream content = new BufferedInputStream(parts.getInputStream(part))) {
                    if (part.getName().startsWith("xl/worksheets/")) {
                        copySheet(content, out);
                    } else {
                        content.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }

    private static void copySheet(InputStream content, OutputStream to) throws IOException {
        OutputStream out = new BufferedOutputStream(to);
        int met = 0;
        int one = content.read();
        while (one >= 0) {
            out.write(one);
            // The first sign of the lock is nowhere within it, so that nothing has to be read again.
            met = one == LOCK[met] ? met + 1 : one == LOCK[0] ? 1 : 0;
            if (met == LOCK.length) {
                byte[] next = content.readNBytes(PASSWORD.length);
                if (!java.util.Arrays.equals(next, PASSWORD)) {
                    out.write(next);
                }
                met = 0;
            }
            one = content.read();
        }
        out.flush();
    }
}
