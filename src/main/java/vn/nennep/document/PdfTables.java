package vn.nennep.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import vn.nennep.document.LineBreaker.Line;
import vn.nennep.document.PageText.Cell;
import vn.nennep.document.PageText.Paragraph;
import vn.nennep.document.PageText.Row;
import vn.nennep.document.PageText.Table;
import vn.nennep.document.PdfCanvas.Rule;

/** Sets tables on pages. A table without lines only places things side by side; readers are told its paragraphs alone. */
final class PdfTables {

    /** A row that is higher than this part of a page may be parted; others go to the next page whole. */
    private static final float PARTED_FROM = 0.3f;

    private final PdfPages pages;
    private final PdfCanvas canvas;
    private final PdfTags tags;

    PdfTables(PdfPages pages, PdfCanvas canvas, PdfTags tags) {
        this.pages = pages;
        this.canvas = canvas;
        this.tags = tags;
    }

    /** A row broken into lines, each cell its own; taken away from the front as they are drawn. */
    private record Laid(Row row, List<List<Line>> cells) {

        float height() {
            return cells.stream().map(Laid::height).reduce(0f, Math::max);
        }

        boolean isDone() {
            return cells.stream().allMatch(List::isEmpty);
        }

        private static float height(List<Line> lines) {
            return lines.stream().map(Line::total).reduce(0f, Float::sum);
        }

        /** As many lines of each cell as fit; they are no longer here then. */
        Laid take(float room) {
            List<List<Line>> taken = new ArrayList<>();
            for (List<Line> cell : cells) {
                List<Line> part = new ArrayList<>();
                float used = 0;
                while (!cell.isEmpty() && used + cell.get(0).total() <= room) {
                    used += cell.get(0).total();
                    part.add(cell.remove(0));
                }
                taken.add(part);
            }
            return new Laid(row, taken);
        }
    }

    /** The table as readers are told of it, while it is set. */
    private final class Told {

        private final PDStructureElement table;
        private final Map<Object, PDStructureElement> elements = new IdentityHashMap<>();

        Told(Table set) {
            table = isPlain(set) ? null : tags.open(tags.root(), StandardStructureTypes.TABLE);
        }

        PDStructureElement of(Row row, Cell cell, Paragraph paragraph) {
            return elements.computeIfAbsent(paragraph, one -> tags.open(of(row, cell), PdfPages.type(paragraph)));
        }

        private PDStructureElement of(Row row, Cell cell) {
            if (table == null) {
                return tags.root();
            }
            PDStructureElement line = elements.computeIfAbsent(row, one -> tags.open(table, StandardStructureTypes.TR));
            return elements.computeIfAbsent(
                    cell, one -> tags.open(line, row.head() ? StandardStructureTypes.TH : StandardStructureTypes.TD));
        }
    }

    private static boolean isPlain(Table table) {
        return !table.outer() && !table.inner();
    }

    /** How much of it must stand together at its beginning. */
    float beginning(Table table) {
        float needed = 0;
        for (Row row : table.rows()) {
            needed += laid(table, row).height();
            if (!row.head()) {
                break;
            }
        }
        return needed;
    }

    void print(Table table) throws IOException {
        Told told = new Told(table);
        List<Row> head = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            Laid laid = laid(table, row);
            if (laid.height() > pages.room() && !pages.isAtTop() && !mayPart(laid)) {
                nextPage(table, head);
            }
            Row below = i == table.rows().size() - 1 ? null : table.rows().get(i + 1);
            while (laid.height() > pages.room() && !laid.isDone()) {
                Laid part = laid.take(pages.room());
                if (part.isDone() && pages.isAtTop()) {
                    // Not even one line fits: it is drawn over the edge rather than never.
                    break;
                }
                draw(table, part, told, null);
                nextPage(table, head);
            }
            draw(table, laid, told, below);
            if (row.head()) {
                head.add(row);
            }
        }
    }

    private boolean mayPart(Laid laid) {
        return !laid.row().whole() && laid.height() > pages.page().height() * PARTED_FROM;
    }

    private void nextPage(Table table, List<Row> head) throws IOException {
        pages.newPage();
        for (Row row : head) {
            draw(table, laid(table, row), null, null);
        }
    }

    private Laid laid(Table table, Row row) {
        List<List<Line>> cells = new ArrayList<>();
        for (Cell cell : row.cells()) {
            List<Line> lines = new ArrayList<>();
            cell.content().forEach(one -> lines.addAll(LineBreaker.lines(one, cell.width() - 2 * table.margin(), 0)));
            cells.add(lines);
        }
        return new Laid(row, cells);
    }

    /**
     * @param told null for a head that was told on an earlier page
     * @param below the row that follows on the page; null for none
     */
    private void draw(Table table, Laid laid, Told told, Row below) throws IOException {
        float left = pages.page().left();
        float top = pages.y();
        float height = laid.height();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < laid.cells().size(); i++) {
            Cell cell = laid.row().cells().get(i);
            float x = left + cell.x() + table.margin();
            float y = top;
            List<Line> lines = laid.cells().get(i);
            for (int k = 0; k < lines.size(); k++) {
                Line line = lines.get(k);
                Paragraph paragraph = line.paragraph();
                PDStructureElement element =
                        told == null || line.pieces().isEmpty() ? null : told.of(laid.row(), cell, paragraph);
                y += line.above();
                canvas.text(line, x, y, element);
                y += line.height();
                if (k == lines.size() - 1 || lines.get(k + 1).paragraph() != paragraph) {
                    pages.ruled(paragraph, x, cell.width() - 2 * table.margin(), y);
                }
                y += line.below();
            }
            if (!isPlain(table)) {
                box(rules, cell, left, top, height, i == laid.cells().size() - 1, below);
            }
        }
        canvas.rules(rules);
        pages.advance(height);
    }

    private static void box(
            List<Rule> lines, Cell cell, float left, float top, float height, boolean right, Row below) {
        float x1 = left + cell.x();
        float x2 = x1 + cell.width();
        float bottom = top + height;
        if (!cell.merged()) {
            lines.add(new Rule(x1, top, x2, top));
        }
        if (!carriedOn(cell, below)) {
            lines.add(new Rule(x1, bottom, x2, bottom));
        }
        lines.add(new Rule(x1, top, x1, bottom));
        if (right) {
            lines.add(new Rule(x2, top, x2, bottom));
        }
    }

    /** Whether a cell goes on in the row below. */
    private static boolean carriedOn(Cell cell, Row below) {
        return below != null && below.cells().stream().anyMatch(one -> one.merged() && one.x() == cell.x());
    }
}
