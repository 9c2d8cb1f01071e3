package vn.nennep.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.nennep.document.LineBreaker.Line;
import vn.nennep.document.LineBreaker.Piece;
import vn.nennep.document.PageText.Page;
import vn.nennep.document.PageText.Picture;

/** Draws letters and lines on the pages of a PDF; heights are counted from the upper edge. */
final class PdfCanvas {

    private static final float THIN = 0.5f;

    /** In which the distance of letters is given, parts of the size. */
    private static final float EM = 1000f;

    /** From the baseline to a line below letters, in parts of the size. */
    private static final float BELOW = 0.1f;

    private final PDDocument document;
    private final PdfTags tags;
    private final Map<Faces, PDFont> fonts = new EnumMap<>(Faces.class);
    private PDPage page;
    private PDPageContentStream content;
    private float height;

    PdfCanvas(PDDocument document, PdfTags tags) {
        this.document = document;
        this.tags = tags;
    }

    void newPage(Page size) throws IOException {
        close();
        page = new PDPage(new PDRectangle(size.width(), size.height()));
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        height = size.height();
    }

    void close() throws IOException {
        if (content != null) {
            content.close();
        }
    }

    /**
     * Draws a line of text.
     *
     * @param x left edge of what it was broken for
     * @param y upper edge, below the blank above it
     * @param element what it belongs to; null for what no reader is told, such as the number of a page
     */
    void text(Line line, float x, float y, PDStructureElement element) throws IOException {
        if (line.pieces().isEmpty()) {
            return;
        }
        float baseline = height - y - line.baseline();
        if (element == null) {
            content.beginMarkedContent(COSName.ARTIFACT);
        } else {
            content.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(page, element));
        }
        content.beginText();
        float at = 0;
        float from = 0;
        for (Piece piece : line.pieces()) {
            content.setFont(font(piece.letters().face()), piece.letters().size());
            content.newLineAtOffset(x + piece.x() - at, baseline - from);
            at = x + piece.x();
            from = baseline;
            content.showTextWithPositioning(spread(piece));
        }
        content.endText();
        content.endMarkedContent();
        for (Piece piece : line.pieces()) {
            if (piece.letters().underline()) {
                float below = y + line.baseline() + piece.letters().size() * BELOW;
                rule(x + piece.x(), below, x + piece.x() + piece.width(), below);
            }
        }
    }

    /** Draws a picture from its upper left corner on; one of a kind that is not known here is left out. */
    void picture(Picture picture, float x, float y, PDStructureElement element) throws IOException {
        PDImageXObject image;
        try {
            image = PDImageXObject.createFromByteArray(document, picture.content(), null);
        } catch (IllegalArgumentException unknown) {
            return;
        }
        element.setAlternateDescription(picture.words());
        content.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(page, element));
        content.drawImage(image, x, height - y - picture.height(), picture.width(), picture.height());
        content.endMarkedContent();
    }

    /** Draws a thin line, which no reader is told. */
    void rule(float x1, float y1, float x2, float y2) throws IOException {
        rules(List.of(new Rule(x1, y1, x2, y2)));
    }

    /** A line from one place to another. */
    record Rule(float x1, float y1, float x2, float y2) {}

    /** Draws thin lines, which no reader is told. */
    void rules(List<Rule> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        content.beginMarkedContent(COSName.ARTIFACT);
        content.setLineWidth(THIN);
        for (Rule line : lines) {
            content.moveTo(line.x1(), height - line.y1());
            content.lineTo(line.x2(), height - line.y2());
        }
        content.stroke();
        content.endMarkedContent();
    }

    /** The letters of a piece, its blanks made wider. */
    private static Object[] spread(Piece piece) {
        String shown = shown(piece);
        if (piece.blank() == 0) {
            return new Object[] {shown};
        }
        List<Object> parts = new ArrayList<>();
        int start = 0;
        for (int blank = shown.indexOf(' '); blank >= 0; blank = shown.indexOf(' ', start)) {
            parts.add(shown.substring(start, blank + 1));
            parts.add(-piece.blank() * EM / piece.letters().size());
            start = blank + 1;
        }
        parts.add(shown.substring(start));
        return parts.toArray();
    }

    /** Letters that the face does not have are shown as a question mark. */
    private static String shown(Piece piece) {
        Faces face = piece.letters().face();
        StringBuilder shown = new StringBuilder(piece.text().length());
        piece.text().chars().forEach(letter -> shown.append(face.has((char) letter) ? (char) letter : '?'));
        return shown.toString();
    }

    private PDFont font(Faces face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            try (InputStream file = face.open()) {
                font = PDType0Font.load(document, file, true);
            }
            fonts.put(face, font);
        }
        return font;
    }
}
