package vn.nennep.testdata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * A paper as somebody else's program reads it.
 *
 * @param text all of it
 * @param word null for a PDF
 */
public record ReadPaper(String text, XWPFDocument word) {

    /** A Word file, read by POI. */
    public static ReadPaper docx(byte[] content) throws IOException {
        XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(content));
        return new ReadPaper(new XWPFWordExtractor(word).getText(), word);
    }

    /** A PDF; its lines are joined, since where they break is no matter of what it says. */
    public static ReadPaper pdf(byte[] content) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content)) {
            String text = new PDFTextStripper().getText(pdf);
            if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                throw new IOException("not composed: " + text);
            }
            return new ReadPaper(text.replaceAll("\\s+", " "), null);
        }
    }

    /** The lines of its text. */
    public List<String> lines() {
        return text.lines().toList();
    }
}
