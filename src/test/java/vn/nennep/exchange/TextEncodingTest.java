package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nennep.testdata.CsvFile.MEMBERS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of older programs: read where it is certain what they are, named where it is not. */
class TextEncodingTest {

    private final List<Fault> faults = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "x-UTF-16LE-BOM", "UTF-16LE", "UTF-16BE"})
    void readsWhatExcelCallsUnicodeText(String charset) throws IOException {
        String text = MEMBERS.replace(',', '\t') + "A-1\tNguyễn Thị\tHồng \uD83C\uDF39\t1954\t\t\n".repeat(500);
        List<FileRow> rows = read(text.getBytes(Charset.forName(charset)));
        assertEquals(List.of(), faults);
        assertEquals(500, rows.size());
        assertEquals("Nguyễn Thị", rows.get(499).value(1));
        assertEquals("Hồng \uD83C\uDF39", rows.get(499).value(2));
    }

    @Test
    void leavesUtf8AsItIs() throws IOException {
        assertEquals(
                "Thị Ân",
                read((MEMBERS + "A-1,Thị Ân,Lý,,,\n").getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .value(1));
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Văn,An",
                "TRẦN ĐỨC,LƯƠNG",
                "Đỗ Thị Xuân,Hòa",
                "Hoàng Quốc,Việt",
                "Lê,Trường",
                "Phạm Thuý,Quỳnh",
            })
    void namesWindows1258(String names) throws IOException {
        read((MEMBERS + "A-1," + windows1258(names) + ",,,\n").getBytes(Charset.forName("windows-1258")));
        assertEquals("exchange.not-utf8-windows-1258", faults.get(0).key());
        assertEquals(2, faults.get(0).line());
    }

    @ParameterizedTest
    @CsvSource({
        "'NguyÔn V¨n,An', exchange.not-utf8-tcvn3",
        "'TrÇn §øc,L­¬ng', exchange.not-utf8-tcvn3",
        "'Nguyeãn Vaên,An', exchange.not-utf8-vni",
        "'TRAÀN ÑÖÙC,LÖÔNG', exchange.not-utf8-vni",
        "'Müller,Jürgen', exchange.not-utf8",
    })
    void namesOlderOnesToo(String names, String key) throws IOException {
        read((MEMBERS + "A-1," + names + ",,,\n").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(key, faults.get(0).key());
    }

    /** As Windows writes it: the letter, and behind it the mark of the tone. */
    private static String windows1258(String text) {
        StringBuilder written = new StringBuilder();
        for (String sign : text.split("")) {
            String parts = Normalizer.normalize(sign, Normalizer.Form.NFD);
            String tone = parts.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            boolean whole = Charset.forName("windows-1258").newEncoder().canEncode(sign);
            written.append(
                    whole
                            ? sign
                            : Normalizer.normalize(parts.replaceAll("[" + tone + "]", ""), Normalizer.Form.NFC) + tone);
        }
        return written.toString();
    }

    private List<FileRow> read(byte[] file) throws IOException {
        List<FileRow> rows = new ArrayList<>();
        new CsvReader(ImportKind.MEMBERS, new ByteArrayInputStream(file))
                .read(
                        new RowReader(
                                ImportKind.MEMBERS.rules().columns(),
                                faults,
                                new ArrayList<>(),
                                LocalDate.of(2026, 1, 1)),
                        rows::add);
        return rows;
    }
}
