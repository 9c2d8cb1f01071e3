package vn.nennep.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import vn.nennep.document.LineBreaker.Line;
import vn.nennep.document.PageText.Block;
import vn.nennep.document.PageText.Page;
import vn.nennep.document.PageText.Paragraph;
import vn.nennep.document.PageText.Picture;
import vn.nennep.document.PageText.Section;
import vn.nennep.document.PageText.Table;

/**
 * Sets paragraphs and tables on pages, as Word would: a paragraph leaves no line alone, what stays with the next goes with it, the
 * head of a table stands on each of its pages. The outcome is a tagged PDF with its fonts in it.
 */
final class PdfPages {

    private final PDDocument document = new PDDocument();
    private final PdfTags tags = new PdfTags(document);
    private final PdfCanvas canvas = new PdfCanvas(document, tags);
    private final PdfTables tables = new PdfTables(this, canvas, tags);

    private Section section;
    private boolean first;
    private int number;

    /** From the upper edge of the page to what comes next. */
    private float y;

    private PdfPages() {}

    static byte[] print(List<Section> sections, String title) throws IOException {
        PdfPages pages = new PdfPages();
        try (PDDocument document = pages.document) {
            for (Section section : sections) {
                pages.print(section);
            }
            pages.canvas.close();
            pages.tags.finish(title);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void print(Section next) throws IOException {
        section = next;
        first = true;
        newPage();
        List<Block> blocks = next.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (!isAtTop() && chain(blocks, i) > room()) {
                newPage();
            }
            if (blocks.get(i) instanceof Paragraph paragraph) {
                print(paragraph);
            } else if (blocks.get(i) instanceof Picture picture) {
                print(picture);
            } else {
                tables.print((Table) blocks.get(i));
            }
        }
    }

    /** How much must stand together from a block on: those that stay with the next, and the beginning of that one. */
    private float chain(List<Block> blocks, int from) {
        float needed = 0;
        for (int i = from; i < blocks.size(); i++) {
            if (!(blocks.get(i) instanceof Paragraph paragraph)) {
                return i == from
                        ? 0
                        : needed
                                + (blocks.get(i) instanceof Picture picture
                                        ? picture.height()
                                        : tables.beginning((Table) blocks.get(i)));
            }
            List<Line> lines = LineBreaker.lines(paragraph, page().textWidth(), number);
            if (!paragraph.shape().keepNext()) {
                return i == from ? 0 : needed + lines.get(0).total();
            }
            needed += lines.stream().map(Line::total).reduce(0f, Float::sum);
        }
        return 0;
    }

    private void print(Picture picture) throws IOException {
        if (!isAtTop() && picture.height() > room()) {
            newPage();
        }
        canvas.picture(picture, page().left(), y, tags.open(tags.root(), StandardStructureTypes.Figure));
        y += picture.height();
    }

    private void print(Paragraph paragraph) throws IOException {
        List<Line> lines = LineBreaker.lines(paragraph, page().textWidth(), number);
        PDStructureElement element = paragraph.spans().isEmpty() ? null : tags.open(tags.root(), type(paragraph));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            float above = isAtTop() ? 0 : line.above();
            // Neither the first nor the last line of a paragraph stays alone.
            boolean alone = i < lines.size() - 1 && (i == 0 || i == lines.size() - 2);
            float needed = above + line.height() + (alone ? lines.get(i + 1).height() : 0);
            if (!isAtTop() && needed > room()) {
                newPage();
                above = 0;
            }
            y += above;
            canvas.text(line, page().left(), y, element);
            y += line.height();
            if (i == lines.size() - 1) {
                ruled(paragraph, page().left(), page().textWidth(), y);
                y += line.below();
            }
        }
    }

    /** The line below a paragraph that has one. */
    void ruled(Paragraph paragraph, float x, float width, float below) throws IOException {
        if (paragraph.shape().ruled()) {
            canvas.rule(
                    x + paragraph.shape().left(),
                    below + 1,
                    x + width - paragraph.shape().right(),
                    below + 1);
        }
    }

    static String type(Paragraph paragraph) {
        int level = paragraph.shape().level();
        return level < 0 ? StandardStructureTypes.P : "H" + (level + 1);
    }

    void newPage() throws IOException {
        canvas.newPage(page());
        number++;
        boolean bare = first && section.titled();
        first = false;
        if (!bare) {
            edge(section.header(), page().header());
            float high = height(section.footer());
            edge(section.footer(), page().height() - page().footer() - high);
        }
        y = page().top();
    }

    private void edge(List<Paragraph> paragraphs, float from) throws IOException {
        float at = from;
        for (Paragraph paragraph : paragraphs) {
            for (Line line : LineBreaker.lines(paragraph, page().textWidth(), number)) {
                canvas.text(line, page().left(), at + line.above(), null);
                at += line.total();
            }
        }
    }

    private float height(List<Paragraph> paragraphs) {
        List<Line> lines = new ArrayList<>();
        paragraphs.forEach(one -> lines.addAll(LineBreaker.lines(one, page().textWidth(), number)));
        return lines.stream().map(Line::total).reduce(0f, Float::sum);
    }

    Page page() {
        return section.page();
    }

    boolean isAtTop() {
        return y <= page().top();
    }

    /** What is left of the page. */
    float room() {
        return page().height() - page().bottom() - y;
    }

    float y() {
        return y;
    }

    void advance(float by) {
        y += by;
    }
}
