package vn.nennep.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.nennep.shared.RefusedException;

/** The parts of a workbook, which is a zip of XML texts, read within limits. */
final class BookParts implements AutoCloseable {

    /** All parts together when unpacked. A sheet of the most rows that are taken has a quarter of it. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private static final int MOST_PARTS = 2_000;

    private static final XMLInputFactory XML = factory();

    private final ZipFile zip;
    private long read;

    BookParts(Path file) {
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw RefusedException.invalid("exchange.book-broken");
        }
        if (zip.size() > MOST_PARTS) {
            close();
            throw RefusedException.invalid("exchange.book-large");
        }
    }

    /** What reads a part from its beginning to its end. */
    interface Reading {
        void of(XMLStreamReader xml) throws XMLStreamException;
    }

    private static XMLInputFactory factory() {
        // The one of the Java platform, whichever the server brings along: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** Whether any part has such an end of its name. */
    boolean hasAny(String end) {
        return zip.stream().anyMatch(part -> part.getName().endsWith(end));
    }

    /** Reads a part; one that is not there has nothing in it. */
    void read(String part, Reading reading) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream content = new Counted(zip.getInputStream(entry))) {
            XMLStreamReader xml = XML.createXMLStreamReader(content);
            try {
                reading.of(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | java.util.zip.ZipException e) {
            throw RefusedException.invalid("exchange.book-broken");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Counts what is unpacked, whatever the file says of its size. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one >= 0 ? 1 : 0);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            int found = super.read(bytes, offset, most);
            count(Math.max(0, found));
            return found;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > MOST_BYTES) {
                throw RefusedException.invalid("exchange.book-large");
            }
        }
    }
}
