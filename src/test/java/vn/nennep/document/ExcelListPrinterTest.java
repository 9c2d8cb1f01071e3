package vn.nennep.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.Messages;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RowPage;

class ExcelListPrinterTest {

    private static final int HEADER = 3;
    private static final String EVIL = "=1+1";

    private static final ListFile<Integer> LIST = new ListFile<>(
            "list",
            "Title",
            "About",
            null,
            null,
            List.of(
                    ListFile.narrow("rollcall.order", number -> number),
                    ListFile.narrow("rollcall.day", number -> LocalDate.of(2021, 1, 1)),
                    ListFile.narrow("rollcall.rate", number -> new Rate(1, 4)),
                    ListFile.name("rollcall.cell", number -> EVIL),
                    ListFile.text("rollcall.topic", number -> null),
                    ListFile.narrow("rollcall.session-column", number -> MeetingKind.THEMATIC)));

    private final List<PageRequest> asked = new ArrayList<>();

    @Test
    void hasAllRowsInTheirOrderThoughTheyAreReadInParts() throws IOException {
        List<Row> rows = rows(2_345);
        assertEquals(
                IntStream.range(0, 2_345).boxed().toList(),
                rows.subList(HEADER + 1, rows.size()).stream()
                        .map(row -> row.getCellAsNumber(0).orElseThrow().intValue())
                        .toList());
        assertEquals(
                List.of(0, 1_000, 2_000), asked.stream().map(PageRequest::first).toList());
    }

    @Test
    void asksForNoMoreWhenTheLastPartIsFull() throws IOException {
        assertEquals(1_000, rows(1_000).size() - HEADER - 1);
    }

    @Test
    void writesNumbersDaysAndRatesAsSuchAndTextsNeverAsFormulas() throws IOException {
        List<Row> rows = rows(1);
        Row head = rows.get(HEADER);
        assertEquals("STT", head.getCellText(0));
        Row row = rows.get(HEADER + 1);
        assertEquals(
                LocalDate.of(2021, 1, 1), row.getCellAsDate(1).orElseThrow().toLocalDate());
        assertEquals(
                new BigDecimal("0.25"), row.getCellAsNumber(2).orElseThrow().stripTrailingZeros());
        assertEquals(CellType.STRING, row.getCell(3).getType());
        assertEquals(EVIL, row.getCellText(3));
        assertTrue(row.getCellText(4).isEmpty());
        assertEquals("Chuyên đề", row.getCellText(5));
    }

    @Test
    void aListWithoutRowsHasItsHead() throws IOException {
        assertEquals(HEADER + 1, rows(0).size());
    }

    private List<Row> rows(int number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExcelListPrinter()
                .print(
                        LIST,
                        request -> {
                            asked.add(request);
                            return page(number, request.first());
                        },
                        Messages.VIETNAMESE,
                        Instant.parse("2021-12-31T00:00:00Z"),
                        out);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return book.getFirstSheet().read();
        }
    }

    private static RowPage<Integer> page(int number, int first) {
        return new RowPage<>(
                IntStream.range(first, Math.min(number, first + 1_000)).boxed().toList(), number);
    }
}
