package vn.nennep.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.nennep.shared.RefusedException;

/** A workbook ({@code .xlsx}): what its sheets are called, its texts, and which of its numbers are days. */
final class BookFile implements AutoCloseable {

    /** Many times what the columns of the most rows hold, and little enough to keep. */
    private static final long MOST_SIGNS = 24_000_000;

    private static final int MOST_TEXTS = 1_200_000;
    private static final int MOST_SHEETS = 100;
    private static final int MOST_FORMATS = 70_000;

    /** A longer text no spreadsheet keeps in a cell. */
    static final int LONGEST_TEXT = 32_767;

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /** What a format has besides the signs of days: texts, colours and conditions. */
    private static final Pattern NOT_OF_DAYS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final BookParts parts;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<BookCell.Sort> formats = new ArrayList<>();
    private boolean early;
    private long signs;

    /**
     * A sheet.
     *
     * @param hidden whether people do not see it
     * @param part where its rows are
     */
    record Sheet(String name, boolean hidden, String part) {}

    private BookFile(BookParts parts) {
        this.parts = parts;
    }

    /**
     * Opens a file.
     *
     * @throws RefusedException when it is no such workbook, is locked by a password, holds macros or is too large
     */
    static BookFile open(Path file) throws IOException {
        requireWorkbook(file);
        BookFile book = new BookFile(new BookParts(file));
        try {
            book.readContents();
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
        return book;
    }

    /** Whether a file begins as a workbook of today does. */
    static boolean isZip(Path file) throws IOException {
        byte[] first = first(file);
        return first.length >= 4 && first[0] == 'P' && first[1] == 'K';
    }

    /** Whether a file begins as one of the old Excel does, or one that is locked by a password. */
    static boolean isOld(Path file) throws IOException {
        byte[] first = first(file);
        return first.length >= 4 && (first[0] & 0xFF) == 0xD0 && (first[1] & 0xFF) == 0xCF;
    }

    private static byte[] first(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(8);
        }
    }

    private static void requireWorkbook(Path file) throws IOException {
        if (isOld(file)) {
            throw RefusedException.invalid("exchange.book-old");
        }
        if (!isZip(file)) {
            throw RefusedException.invalid("exchange.book-not");
        }
    }

    private void readContents() throws IOException {
        if (parts.hasAny("vbaProject.bin")) {
            throw RefusedException.invalid("exchange.book-macros");
        }
        if (!parts.has("xl/workbook.xml")) {
            throw RefusedException.invalid("exchange.book-not");
        }
        Map<String, String> targets = new HashMap<>();
        parts.read("xl/_rels/workbook.xml.rels", xml -> {
            while (next(xml)) {
                if (xml.getLocalName().equals("Relationship")) {
                    targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
                }
            }
        });
        parts.read("xl/workbook.xml", xml -> {
            while (next(xml)) {
                readSheet(xml, targets);
            }
        });
        parts.read("xl/sharedStrings.xml", this::readTexts);
        parts.read("xl/styles.xml", this::readFormats);
    }

    private void readSheet(XMLStreamReader xml, Map<String, String> targets) {
        if (xml.getLocalName().equals("workbookPr")) {
            early = List.of("1", "true").contains(String.valueOf(xml.getAttributeValue(null, "date1904")));
        } else if (xml.getLocalName().equals("sheet") && sheets.size() < MOST_SHEETS) {
            String id = xml.getAttributeValue(RELATIONS, "id");
            String target = targets.get(id == null ? xml.getAttributeValue(RELATIONS_STRICT, "id") : id);
            String state = xml.getAttributeValue(null, "state");
            if (target != null) {
                sheets.add(new Sheet(
                        xml.getAttributeValue(null, "name"),
                        state != null && !state.equals("visible"),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target));
            }
        }
    }

    private void readTexts(XMLStreamReader xml) throws XMLStreamException {
        while (next(xml)) {
            if (xml.getLocalName().equals("si")) {
                if (texts.size() == MOST_TEXTS) {
                    throw RefusedException.invalid("exchange.book-large");
                }
                String text = text(xml, "si");
                signs += text.length();
                if (signs > MOST_SIGNS) {
                    throw RefusedException.invalid("exchange.book-large");
                }
                texts.add(text);
            }
        }
    }

    private void readFormats(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> own = new HashMap<>();
        boolean ofCells = false;
        while (next(xml)) {
            switch (xml.getLocalName()) {
                case "numFmt" ->
                    own.put(xml.getAttributeValue(null, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
                case "cellXfs" -> ofCells = true;
                case "cellStyles", "dxfs" -> ofCells = false;
                case "xf" -> {
                    if (ofCells && formats.size() < MOST_FORMATS) {
                        formats.add(sortOf(xml.getAttributeValue(null, "numFmtId"), own));
                    }
                }
                default -> {
                    // Fonts and colours say nothing of a value.
                }
            }
        }
    }

    private static BookCell.Sort sortOf(String id, Map<String, String> own) {
        String code = own.get(id);
        if (code == null) {
            return builtIn(id);
        }
        String signs =
                NOT_OF_DAYS.matcher(code.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
        boolean day = signs.contains("d") || signs.contains("y") && !signs.contains("general");
        boolean time = signs.contains("h") || signs.contains("s") && !signs.contains("general");
        return day || signs.matches("m+") ? BookCell.Sort.DAY : time ? BookCell.Sort.TIME : BookCell.Sort.NUMBER;
    }

    /** The formats that have a number and no code: days and times of all languages. */
    private static BookCell.Sort builtIn(String id) {
        if (id == null || !id.matches("\\d{1,4}")) {
            return BookCell.Sort.NUMBER;
        }
        int number = Integer.parseInt(id);
        boolean day = number >= 14 && number <= 17
                || number == 22
                || number >= 27 && number <= 31
                || number == 36
                || number >= 50 && number <= 54
                || number >= 57 && number <= 58;
        boolean time = number >= 18 && number <= 21
                || number >= 32 && number <= 35
                || number >= 45 && number <= 47
                || number >= 55 && number <= 56;
        return day ? BookCell.Sort.DAY : time ? BookCell.Sort.TIME : BookCell.Sort.NUMBER;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    BookParts parts() {
        return parts;
    }

    boolean isEarly() {
        return early;
    }

    /** A text that cells share. */
    String sharedText(String place) {
        return place.matches("\\d{1,9}") && Integer.parseInt(place) < texts.size()
                ? texts.get(Integer.parseInt(place))
                : "";
    }

    /** What a number of this format is. */
    BookCell.Sort sortOf(String format) {
        return format != null && format.matches("\\d{1,9}") && Integer.parseInt(format) < formats.size()
                ? formats.get(Integer.parseInt(format))
                : BookCell.Sort.NUMBER;
    }

    /** Goes to the next element that begins. */
    static boolean next(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The text within an element that has begun, of all its pieces, without how they are pronounced. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int silent = 0;
        boolean inText = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inText = xml.getLocalName().equals("t");
                silent += xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    break;
                }
                inText = false;
                silent -= xml.getLocalName().equals("rPh") ? 1 : 0;
            } else if (xml.isCharacters() && inText && silent == 0 && text.length() <= LONGEST_TEXT) {
                text.append(xml.getText());
            }
        }
        return unescaped(text.toString());
    }

    /** Signs that XML does not know are written as their numbers. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    @Override
    public void close() {
        parts.close();
    }
}
