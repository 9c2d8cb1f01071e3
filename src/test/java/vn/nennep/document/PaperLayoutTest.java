package vn.nennep.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import vn.nennep.paper.LayoutRules;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperKind;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.SampleFacts;

/** How the Party's papers look, read back by a library that did not write them. */
class PaperLayoutTest {

    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);

    @ParameterizedTest
    @EnumSource(PaperKind.class)
    void hasThePageOfTheRules(PaperKind kind) throws IOException {
        XWPFDocument paper = written(kind);
        CTSectPr section = paper.getDocument().getBody().getSectPr();
        assertEquals(mm(20), section.getPgMar().getTop());
        assertEquals(mm(20), section.getPgMar().getBottom());
        assertEquals(mm(30), section.getPgMar().getLeft());
        assertEquals(mm(15), section.getPgMar().getRight());
        long narrow = Math.min(width(section), height(section));
        long wide = Math.max(width(section), height(section));
        assertEquals(List.of(11906L, 16838L), List.of(narrow, wide), "A4");
        assertTrue(paper.getStyles().getDefaultRunStyle().getFontSizeAsDouble() == 14.0);
        assertEquals(
                "Times New Roman",
                paper.getStyles()
                        .getCtStyles()
                        .getDocDefaults()
                        .getRPrDefault()
                        .getRPr()
                        .getRFontsArray(0)
                        .getAscii());
    }

    @Test
    void numbersItsPagesAboveExceptTheFirst() throws IOException {
        XWPFDocument paper = written(PaperKind.CELL_REPORT);
        assertTrue(paper.getDocument().getBody().getSectPr().isSetTitlePg());
        assertEquals(1, paper.getHeaderList().size());
        assertTrue(paper.getHeaderList().get(0)._getHdrFtr().xmlText().contains(" PAGE "));
        assertEquals(
                ParagraphAlignment.CENTER,
                aligned(paper, paper.getHeaderList().get(0).getParagraphs().get(0)));
        assertTrue(paper.getFooterList().isEmpty());
    }

    @Test
    void hasTheTwoHeadsOfAPaperOfTheParty() throws IOException {
        XWPFTable head = written(PaperKind.CELL_REPORT).getTables().get(0);
        XWPFTableCell left = head.getRow(0).getCell(0);
        assertEquals(
                List.of("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "CHI BỘ BAN DÂN VẬN TỈNH ỦY", "*", "Số 01-BC/CB"),
                texts(left));
        assertFalse(isBold(left.getParagraphs().get(0)), "the superior is not bold");
        assertTrue(isBold(left.getParagraphs().get(1)), "who issues it is bold");
        XWPFTableCell right = head.getRow(0).getCell(1);
        assertEquals(List.of("ĐẢNG CỘNG SẢN VIỆT NAM", "Lạng Sơn, ngày 05 tháng 02 năm 2026"), texts(right));
        assertTrue(isBold(right.getParagraphs().get(0)));
        assertTrue(isItalic(right.getParagraphs().get(1)));
        var party = right.getParagraphs().get(0).getCTP().getPPr();
        assertEquals("single", party.getPBdr().getBottom().getVal().toString(), "a line below the Party's name");
        long line = head.getRow(0).getCell(1).getWidth()
                - 2 * ((BigInteger) party.getInd().getLeft()).longValue();
        assertEquals(Faces.BOLD.width("ĐẢNG CỘNG SẢN VIỆT NAM", 14) * 20, line, 3, "of the same length");
    }

    @Test
    void titleSubjectAndDashesStandInTheMiddle() throws IOException {
        XWPFDocument paper = written(PaperKind.CELL_REPORT);
        List<XWPFParagraph> middle = paper.getParagraphs().stream()
                .filter(one -> !one.getText().isBlank())
                .limit(3)
                .toList();
        assertEquals("‹typeName›", middle.get(0).getText());
        assertEquals("kết quả sinh hoạt chuyên đề ‹period›", middle.get(1).getText());
        assertEquals("-----", middle.get(2).getText());
        middle.forEach(one -> assertEquals(ParagraphAlignment.CENTER, aligned(paper, one)));
        assertTrue(isBold(middle.get(0)) && isBold(middle.get(1)));
        assertFalse(isBold(middle.get(2)));
    }

    @Test
    void endsWithRecipientsAndSignature() throws IOException {
        XWPFDocument paper = written(PaperKind.CELL_REPORT);
        XWPFTable end = paper.getTables().get(paper.getTables().size() - 1);
        XWPFTableCell recipients = end.getRow(0).getCell(0);
        assertEquals("Nơi nhận:", recipients.getParagraphs().get(0).getText());
        assertTrue(recipients
                .getParagraphs()
                .get(0)
                .getRuns()
                .get(0)
                .getUnderline()
                .toString()
                .equals("SINGLE"));
        List<String> lines = texts(recipients);
        lines.subList(1, lines.size() - 1).forEach(one -> assertTrue(one.startsWith("- ") && one.endsWith(","), one));
        assertTrue(lines.get(lines.size() - 1).matches("- Lưu .*\\."), lines.toString());
        XWPFTableCell signature = end.getRow(0).getCell(1);
        assertEquals(List.of("T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn Mẫu"), texts(signature));
        assertTrue(isBold(signature.getParagraphs().get(3)), "the name is bold");
    }

    @Test
    void aPaperFollowsTheRulesOfItsDay() {
        assertEquals("36-HD/VPTW", LayoutRules.on(DAY).name());
        assertEquals("36-HD/VPTW", LayoutRules.on(LocalDate.of(2000, 1, 1)).name(), "the earliest that are known");
        assertEquals(
                "36-HD/VPTW, 399-QĐ/TW",
                LayoutRules.on(LocalDate.of(2026, 5, 26)).name());
        assertEquals("05-HD/VPTW", LayoutRules.on(LocalDate.of(2026, 5, 27)).name());
        assertFalse(
                LayoutRules.on(DAY).cellTypes().contains("TB"), "a cell did not issue a thông báo before 399-QĐ/TW");
        assertTrue(LayoutRules.on(LocalDate.of(2026, 11, 27)).cellTypes().contains("TB"));
    }

    private static XWPFDocument written(PaperKind kind) throws IOException {
        PaperFacts facts = SampleFacts.of(kind, DAY);
        WordPaperPrinter printer = new WordPaperPrinter();
        return ReadPaper.docx(printer.fill(printer.template(kind, facts.rules()), facts))
                .word();
    }

    private static List<String> texts(XWPFTableCell cell) {
        return cell.getParagraphs().stream()
                .map(XWPFParagraph::getText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static boolean isBold(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream().allMatch(run -> run.isBold())
                        && !paragraph.getRuns().isEmpty()
                || style(paragraph).contains("<w:b/>");
    }

    private static boolean isItalic(XWPFParagraph paragraph) {
        return style(paragraph).contains("<w:i/>");
    }

    private static ParagraphAlignment aligned(XWPFDocument paper, XWPFParagraph paragraph) {
        XWPFStyle style = paper.getStyles().getStyle(paragraph.getStyle());
        return ParagraphAlignment.valueOf(
                style.getCTStyle().getPPr().getJc().getVal().intValue());
    }

    private static String style(XWPFParagraph paragraph) {
        XWPFStyle style = paragraph.getDocument().getStyles().getStyle(paragraph.getStyle());
        return style.getCTStyle().xmlText();
    }

    private static BigInteger mm(int length) {
        return BigInteger.valueOf(Math.round(length * 1440 / 25.4));
    }

    private static long width(CTSectPr section) {
        return ((BigInteger) section.getPgSz().getW()).longValue();
    }

    private static long height(CTSectPr section) {
        return ((BigInteger) section.getPgSz().getH()).longValue();
    }
}
