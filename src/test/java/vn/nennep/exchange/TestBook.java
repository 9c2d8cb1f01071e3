package vn.nennep.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as somebody makes it in a spreadsheet, or opens, changes and saves it. */
final class TestBook {

    private final XSSFWorkbook book;

    private TestBook(XSSFWorkbook book) {
        this.book = book;
    }

    static TestBook empty() {
        return new TestBook(new XSSFWorkbook());
    }

    static TestBook open(byte[] file) {
        try {
            return new TestBook(new XSSFWorkbook(new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a sheet of texts. */
    TestBook sheet(String name, String... rows) {
        Sheet sheet = book.createSheet(name);
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.createRow(i);
            String[] values = rows[i].split(",", -1);
            for (int j = 0; j < values.length; j++) {
                if (!values[j].isEmpty()) {
                    row.createCell(j).setCellValue(values[j]);
                }
            }
        }
        return this;
    }

    /** Changes one cell, named as a spreadsheet shows it. */
    TestBook with(String sheet, String address, Consumer<Cell> change) {
        change.accept(cell(sheet, address));
        return this;
    }

    TestBook with(String sheet, String address, String value) {
        return with(sheet, address, cell -> cell.setCellValue(value));
    }

    Cell cell(String sheet, String address) {
        org.apache.poi.ss.util.CellReference place = new org.apache.poi.ss.util.CellReference(address);
        Sheet found = book.getSheet(sheet);
        Row row = found.getRow(place.getRow()) == null ? found.createRow(place.getRow()) : found.getRow(place.getRow());
        return row.getCell(place.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The address of the cell in a row that begins with a text, under a heading. */
    String find(String sheet, String heading, String... row) {
        Sheet found = book.getSheet(sheet);
        int column = -1;
        for (Cell cell : found.getRow(0)) {
            if (cell.toString().equals(heading)) {
                column = cell.getColumnIndex();
            }
        }
        for (Row one : found) {
            boolean all = true;
            for (String value : row) {
                boolean has = false;
                for (Cell cell : one) {
                    has |= cell.toString().equals(value);
                }
                all &= has;
            }
            if (all) {
                return new org.apache.poi.ss.util.CellReference(one.getRowNum(), column).formatAsString();
            }
        }
        throw new AssertionError("no row " + String.join(" ", row) + " on " + sheet);
    }

    XSSFWorkbook book() {
        return book;
    }

    byte[] save() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
