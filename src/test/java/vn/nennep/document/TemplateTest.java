package vn.nennep.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nennep.paper.LayoutRules;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.TemplateFault;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.SampleFacts;

/** Templates as a province changes them in a word processor: what is filled, and every fault that is found beforehand. */
class TemplateTest {

    private static final PaperKind KIND = PaperKind.CELL_REPORT;
    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);
    private static final WordPaperPrinter PRINTER = new WordPaperPrinter();

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void thoseOfTheProgramHaveNoFault(PaperKind kind) {
        for (String day : List.of("2021-12-31", "2026-01-10", "2026-06-01")) {
            assertEquals(List.of(), PRINTER.check(PRINTER.template(kind, LayoutRules.on(LocalDate.parse(day))), kind));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{wrongName}} | paper.template.unknown-field",
                "{{#nothing}}{{topic}} | paper.template.unknown-table",
                "Tên: {{topic}} | paper.template.never-repeats",
                "{{#sessions}}không có trường | paper.template.never-filled",
                "{{unit} thiếu ngoặc | paper.template.braces",
                "{{?nobody}}{{unit}} | paper.template.unknown-field"
            })
    void aFaultOfAFieldIsSaidWithItsPlace(String text, String key) throws IOException {
        List<TemplateFault> faults = PRINTER.check(changed(word -> write(word, text)), KIND);
        assertTrue(
                faults.stream()
                        .anyMatch(fault ->
                                fault.key().equals(key) && fault.place().equals(text)),
                faults.toString());
    }

    @Test
    void everyFaultIsSaidAtOnce() throws IOException {
        List<TemplateFault> faults = PRINTER.check(
                changed(word -> {
                    write(word, "{{wrongName}}");
                    write(word, "{{otherName}}");
                }),
                KIND);
        assertEquals(2, faults.size(), faults.toString());
    }

    @Test
    void aFieldInAHeaderIsNeverFilledAndIsAFault() throws IOException {
        List<TemplateFault> faults = PRINTER.check(
                changed(word -> word.getHeaderList()
                        .get(0)
                        .getParagraphs()
                        .get(0)
                        .createRun()
                        .setText("{{unit}}")),
                KIND);
        assertEquals(List.of("paper.template.aside"), keys(faults));
    }

    @Test
    void aRequiredFieldThatIsMissingIsAFault() throws IOException {
        List<TemplateFault> faults = PRINTER.check(
                changed(word -> word.getTables()
                        .get(0)
                        .getRow(0)
                        .getCell(0)
                        .getParagraphs()
                        .get(3)
                        .removeRun(0)),
                KIND);
        assertEquals(List.of("paper.template.missing-field"), keys(faults));
        assertEquals(List.of("{{number}}"), faults.get(0).facts());
    }

    @Test
    void whatIsNoWordFileOrHasMacrosIsAFault() throws IOException {
        assertEquals(List.of("paper.template.broken"), keys(PRINTER.check("no zip".getBytes(), KIND)));
        byte[] template = PRINTER.template(KIND, LayoutRules.on(DAY));
        byte[] half = new byte[template.length / 2];
        System.arraycopy(template, 0, half, 0, half.length);
        assertEquals(List.of("paper.template.broken"), keys(PRINTER.check(half, KIND)));
        byte[] entity = WordFile.read(template)
                .put(WordFile.DOCUMENT, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")
                .bytes();
        assertEquals(List.of("paper.template.broken"), keys(PRINTER.check(entity, KIND)));
        byte[] macros = WordFile.read(template)
                .put("word/vbaProject.bin", new byte[] {1})
                .bytes();
        assertEquals(List.of("paper.template.macros"), keys(PRINTER.check(macros, KIND)));
    }

    @Test
    void aFieldThatTheWordProcessorSplitIsFilled() throws IOException {
        byte[] template = changed(word -> {
            XWPFParagraph paragraph = word.createParagraph();
            for (String part : List.of("Chi bộ có {", "{mem", "bers}", "} đảng viên, {{un", "it}}.")) {
                paragraph.createRun().setText(part);
            }
        });
        assertEquals(List.of(), PRINTER.check(template, KIND));
        assertTrue(filled(template, facts(Map.of("members", "14", "unit", "Chi bộ Mẫu")))
                .contains("Chi bộ có 14 đảng viên, Chi bộ Mẫu."));
    }

    @Test
    void rowsAreRepeatedAndValuesAreNeverReadAsFields() throws IOException {
        byte[] template = changed(word -> {
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Chuyên đề");
            XWPFTableRow row = table.getRow(1);
            row.getCell(0).setText("{{#sessions}}{{topic}}");
            row.getCell(1).setText("{{present}}/{{unit}}");
        });
        assertEquals(List.of(), PRINTER.check(template, KIND));
        PaperFacts facts = facts(Map.of("unit", "{{members}} & <Chi bộ>"));
        Map<String, String> first = new HashMap<>(facts.tables().get("sessions").get(0));
        first.put("topic", "Một");
        first.put("present", "14");
        Map<String, String> second = new HashMap<>(first);
        second.put("topic", "Hai");
        String text = filled(template, with(facts, List.of(first, second)));
        assertTrue(text.contains("Một\t14/{{members}} & <Chi bộ>"), text);
        assertTrue(text.contains("Hai\t14/"), text);
    }

    @Test
    void aValueOfSeveralLinesIsSeveralParagraphsAndAnEmptyOneNone() throws IOException {
        XWPFDocument word = ReadPaper.docx(PRINTER.fill(
                        PRINTER.template(KIND, LayoutRules.on(DAY)),
                        facts(Map.of("results", "Một.\nHai.", "direction", "", "noFigures", ""))))
                .word();
        List<String> texts =
                word.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        assertTrue(texts.containsAll(List.of("Một.", "Hai.")), texts.toString());
        assertFalse(texts.toString().contains("direction"));
    }

    @Test
    void aTableWithoutRowsGoes() throws IOException {
        byte[] template = PRINTER.template(KIND, LayoutRules.on(DAY));
        int before = ReadPaper.docx(template).word().getTables().size();
        XWPFDocument word = ReadPaper.docx(PRINTER.fill(template, with(facts(Map.of()), List.of())))
                .word();
        assertEquals(before - 1, word.getTables().size());
    }

    private static PaperFacts facts(Map<String, String> fields) {
        return SampleFacts.of(KIND, DAY).with(fields);
    }

    private static PaperFacts with(PaperFacts facts, List<Map<String, String>> sessions) {
        return new PaperFacts(
                facts.kind(),
                facts.unit(),
                facts.about(),
                DAY,
                facts.type(),
                facts.fields(),
                Map.of("sessions", sessions));
    }

    private static String filled(byte[] template, PaperFacts facts) throws IOException {
        return ReadPaper.docx(PRINTER.fill(template, facts)).text();
    }

    /** The template of the program, changed by another program. */
    private static byte[] changed(Consumer<XWPFDocument> change) throws IOException {
        try (XWPFDocument word =
                        new XWPFDocument(new ByteArrayInputStream(PRINTER.template(KIND, LayoutRules.on(DAY))));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(word);
            word.write(out);
            return out.toByteArray();
        }
    }

    private static void write(XWPFDocument word, String text) {
        word.createParagraph().createRun().setText(text);
    }

    private static List<String> keys(List<TemplateFault> faults) {
        return faults.stream().map(TemplateFault::key).toList();
    }
}
