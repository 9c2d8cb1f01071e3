package vn.nennep.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a sheet, one after the other. */
final class BookSheet {

    /** Columns beyond are nobody's data. */
    private static final int MOST_COLUMNS = 500;

    private final BookFile book;
    private final BookFile.Sheet sheet;

    BookSheet(BookFile book, BookFile.Sheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    /** Is told of rows; rows without cells are left out. */
    interface Rows {
        /**
         * @param number from 1, as programs show it
         * @return whether more rows are wanted
         */
        boolean take(long number, List<BookCell> cells);
    }

    /** Reads the rows from the first on. */
    void read(Rows rows) throws IOException {
        book.parts().read(sheet.part(), xml -> {
            long number = 0;
            boolean more = true;
            while (more && BookFile.next(xml)) {
                if (xml.getLocalName().equals("row")) {
                    number = number(xml.getAttributeValue(null, "r"), number + 1);
                    List<BookCell> cells = cells(xml);
                    more = cells.isEmpty() || rows.take(number, cells);
                }
            }
        });
    }

    private static long number(String written, long next) {
        return written != null && written.matches("\\d{1,9}") ? Math.max(next, Long.parseLong(written)) : next;
    }

    private List<BookCell> cells(XMLStreamReader xml) throws XMLStreamException {
        List<BookCell> cells = new ArrayList<>();
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                column = address == null
                        ? column + 1
                        : BookCell.columnOf(address).orElse(column + 1);
                BookCell cell = cell(xml, column);
                boolean blank = cell.sort() == BookCell.Sort.TEXT && cell.text().isBlank();
                if (!blank && column < MOST_COLUMNS) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private BookCell cell(XMLStreamReader xml, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        BookCell.Sort sort = book.sortOf(xml.getAttributeValue(null, "s"));
        String value = null;
        String inline = null;
        boolean formula = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = value(xml);
                    case "is" -> inline = BookFile.text(xml, "is");
                    case "f" -> formula = true;
                    default -> {
                        // Nothing else in a cell is its value.
                    }
                }
            }
        }
        // A cell that was changed may keep the text that it had before; its type says which one counts.
        return cell(column, type == null ? "n" : type, sort, "inlineStr".equals(type) ? inline : value, formula);
    }

    private BookCell cell(int column, String type, BookCell.Sort sort, String value, boolean formula) {
        if (value == null) {
            return new BookCell(column, formula ? BookCell.Sort.UNKNOWN : BookCell.Sort.TEXT, "", false);
        }
        return switch (type) {
            case "s" -> new BookCell(column, BookCell.Sort.TEXT, book.sharedText(value.strip()), false);
            case "str", "inlineStr" -> new BookCell(column, BookCell.Sort.TEXT, value, false);
            case "e" -> new BookCell(column, BookCell.Sort.ERROR, value, false);
            case "b" -> new BookCell(column, BookCell.Sort.TEXT, value.strip().equals("1") ? "TRUE" : "FALSE", false);
            // A day as ISO text, which some programs write.
            case "d" -> new BookCell(column, BookCell.Sort.TEXT, value, false);
            default -> new BookCell(column, value.isBlank() ? BookCell.Sort.TEXT : sort, value.strip(), book.isEarly());
        };
    }

    private static String value(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (xml.isCharacters() && text.length() <= BookFile.LONGEST_TEXT) {
                text.append(xml.getText());
            }
        }
        return BookFile.unescaped(text.toString());
    }
}
