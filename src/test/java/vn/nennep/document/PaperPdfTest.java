package vn.nennep.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperKind;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.SampleFacts;

/** Papers as PDF: what a reader finds in them. */
class PaperPdfTest {

    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);

    /** Every letter of Vietnamese, small and capital. */
    private static final String LETTERS =
            "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

    @Test
    void hasAllLettersOfVietnameseAndGivesThemBackComposed() throws IOException {
        String all = LETTERS + " " + LETTERS.toUpperCase(Locale.ROOT);
        String apart = Normalizer.normalize("đường thẳng", Normalizer.Form.NFD);
        byte[] pdf = printed(cellReport(Map.of("results", all + " " + apart)));
        String text = ReadPaper.pdf(pdf).text().replace(" ", "");
        assertTrue(text.contains(all.replace(" ", "")), text);
        assertTrue(text.contains("đườngthẳng"), text);
    }

    @Test
    void lettersThatNoFaceHasDoNotStopIt() throws IOException {
        byte[] pdf = printed(cellReport(Map.of("results", "Trước 語 😀 sau\u0007")));
        assertTrue(ReadPaper.pdf(pdf).text().contains("Trước ? ?? sau"));
    }

    @Test
    void hasItsFontsInIt() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(printed(cellReport(Map.of())))) {
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded() && font.getName().contains("LiberationSerif"), font.getName());
                    fonts++;
                }
            }
            assertTrue(fonts >= 3, "regular, bold and italic, but " + fonts);
        }
    }

    @Test
    void tellsAScreenReaderWhatIsWhat() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(printed(cellReport(Map.of())))) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("vi-VN", pdf.getDocumentCatalog().getLanguage());
            assertNotNull(pdf.getDocumentCatalog().getMetadata());
            assertTrue(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            List<String> types = types(pdf.getDocumentCatalog().getStructureTreeRoot());
            assertEquals(1, Collections.frequency(types, "H1"), types.toString());
            assertEquals(5, Collections.frequency(types, "H2"), types.toString());
            assertEquals(1, Collections.frequency(types, "Table"), "heads and signatures are no tables to a reader");
            assertEquals(3, Collections.frequency(types, "TR"));
            assertEquals(6, Collections.frequency(types, "TH"));
        }
    }

    @Test
    void aLongTableHasItsHeadOnEachPageAndPageNumbersButOnTheFirst() throws IOException {
        PaperFacts facts = SampleFacts.of(PaperKind.CELL_REPORT, DAY);
        Map<String, String> row = facts.tables().get("sessions").get(0);
        List<Map<String, String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> {
                    Map<String, String> numbered = new HashMap<>(row);
                    numbered.put("topic", "Chuyên đề số " + number);
                    return numbered;
                })
                .toList();
        PaperFacts longer = new PaperFacts(
                facts.kind(), facts.unit(), facts.about(), DAY, facts.type(), facts.fields(), Map.of("sessions", rows));
        try (PDDocument pdf = Loader.loadPDF(printed(longer))) {
            assertTrue(pdf.getNumberOfPages() >= 4, "pages: " + pdf.getNumberOfPages());
            StringBuilder all = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(pdf);
                all.append(text);
                assertEquals(text.contains("Chuyên đề số"), text.contains("Tên chuyên đề"), "page " + page);
                assertEquals(page > 1, text.lines().anyMatch(String.valueOf(page)::equals), "number of page " + page);
            }
            String text = all.toString().replaceAll("\\s+", " ");
            rows.forEach(one -> assertTrue(text.contains(one.get("topic")), one.get("topic")));
        }
    }

    @Test
    void aCellThatIsHigherThanAPageGoesOnOnTheNext() throws IOException {
        String words = IntStream.rangeClosed(1, 3000).mapToObj(i -> "từ" + i).collect(Collectors.joining(" "));
        PaperFacts facts = SampleFacts.of(PaperKind.MINUTES, DAY);
        Map<String, String> task = new HashMap<>(facts.tables().get("tasks").get(0));
        task.put("task", words);
        Map<String, List<Map<String, String>>> tables = new HashMap<>(facts.tables());
        tables.put("tasks", List.of(task));
        byte[] pdf = printed(
                new PaperFacts(facts.kind(), facts.unit(), facts.about(), DAY, facts.type(), facts.fields(), tables));
        String text = ReadPaper.pdf(pdf).text();
        List<String> missing = new ArrayList<>();
        for (int i = 1; i <= 3000; i++) {
            if (!text.contains("từ" + i)) {
                missing.add("từ" + i);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void theTableOfAConsolidatedReportLiesAcross() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(printed(SampleFacts.of(PaperKind.CONSOLIDATED_REPORT, DAY)))) {
            PDPage first = pdf.getPage(0);
            PDPage last = pdf.getPage(pdf.getNumberOfPages() - 1);
            assertTrue(first.getMediaBox().getHeight() > first.getMediaBox().getWidth());
            assertTrue(last.getMediaBox().getWidth() > last.getMediaBox().getHeight());
            assertEquals(297 / 25.4 * 72, last.getMediaBox().getWidth(), 0.5);
        }
    }

    @Test
    void theSamePaperIsTheSameText() throws IOException {
        PaperFacts facts = cellReport(Map.of());
        assertEquals(
                ReadPaper.pdf(printed(facts)).text(),
                ReadPaper.pdf(printed(facts)).text());
        assertFalse(ReadPaper.pdf(printed(facts)).text().contains("{{"));
    }

    private static PaperFacts cellReport(Map<String, String> fields) {
        return SampleFacts.of(PaperKind.CELL_REPORT, DAY).with(fields);
    }

    private static byte[] printed(PaperFacts facts) {
        WordPaperPrinter printer = new WordPaperPrinter();
        return printer.pdf(printer.fill(printer.template(facts.kind(), facts.rules()), facts), facts.title());
    }

    private static List<String> types(PDStructureNode node) {
        List<String> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.add(element.getStructureType());
                found.addAll(types(element));
            }
        }
        return found;
    }
}
