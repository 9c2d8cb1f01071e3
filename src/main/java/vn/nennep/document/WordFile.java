package vn.nennep.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A Word file as its parts by name. The same parts are the same file, byte for byte. */
final class WordFile {

    static final String DOCUMENT = "word/document.xml";
    static final String STYLES = "word/styles.xml";

    /** Bytes that a file may unpack to; a template with a picture has a few hundred thousand. */
    private static final int MOST_BYTES = 40 * 1024 * 1024;

    private static final int MOST_PARTS = 1_000;

    /** How the end of an archive begins, and how long it can be with its comment. */
    private static final byte[] END = {'P', 'K', 5, 6};

    private static final int LONGEST_END = 22 + 0xFFFF;

    /** A moment that stands in every entry, so that none tells when it was written. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /**
     * Unpacks a file.
     *
     * @throws IOException when it is no archive, or too large
     */
    static WordFile read(byte[] content) throws IOException {
        if (!isWhole(content)) {
            throw new IOException("cut off");
        }
        WordFile file = new WordFile();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(left + 1);
                left -= part.length;
                if (left < 0 || file.parts.size() >= MOST_PARTS) {
                    throw new IOException("too large");
                }
                if (!entry.isDirectory()) {
                    file.parts.put(entry.getName(), part);
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new IOException(badName);
        }
        return file;
    }

    /** Whether the archive has its end; a file that was cut off has not. */
    private static boolean isWhole(byte[] content) {
        for (int at = content.length - END.length; at >= Math.max(0, content.length - LONGEST_END); at--) {
            if (Arrays.equals(content, at, at + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    /** Null when there is no such part. */
    byte[] get(String name) {
        return parts.get(name);
    }

    WordFile put(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    WordFile put(String name, String xml) {
        return put(
                name,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
                        .getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
