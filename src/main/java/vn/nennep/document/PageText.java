package vn.nennep.document;

import java.util.List;

/** A Word file as what stands on its pages; lengths are points. */
final class PageText {

    /** Stands in a header for the number of the page. */
    static final char PAGE_NUMBER = '\uE000';

    static final char BREAK = '\n';
    static final char TAB = '\t';

    private PageText() {}

    /** How letters look. */
    record Letters(float size, boolean bold, boolean italic, boolean underline) {

        Faces face() {
            return Faces.of(bold, italic);
        }
    }

    enum Alignment {
        LEFT,
        CENTER,
        RIGHT,
        BOTH
    }

    /**
     * How a paragraph looks.
     *
     * @param first indent of its first line beyond the others
     * @param line distance of lines; a factor of their natural distance unless {@code exact}
     * @param ruled whether a line is drawn below
     * @param keepNext whether it stays with what follows
     * @param level of a heading, from 0; -1 for a text
     */
    record Shape(
            Alignment alignment,
            float left,
            float right,
            float first,
            float before,
            float after,
            float line,
            boolean exact,
            boolean ruled,
            boolean keepNext,
            int level) {}

    /** Letters of one look; {@link #BREAK} and {@link #TAB} are among them. */
    record Span(String text, Letters letters) {}

    sealed interface Block permits Paragraph, Picture, Table {}

    /**
     * A picture that stands alone in its line.
     *
     * @param words what a screen reader says of it
     */
    record Picture(byte[] content, float width, float height, String words) implements Block {}

    record Paragraph(Shape shape, List<Span> spans, Letters mark) implements Block {}

    /**
     * A table.
     *
     * @param margin left and right within a cell
     * @param outer whether lines are drawn around it; likewise {@code inner} between its cells
     */
    record Table(List<Row> rows, float margin, boolean outer, boolean inner) implements Block {}

    /**
     * A row.
     *
     * @param head whether it stands on every page of the table
     * @param whole whether it may not be parted between pages
     */
    record Row(List<Cell> cells, boolean head, boolean whole) {}

    /**
     * A cell.
     *
     * @param x from the left edge of the table
     * @param merged whether it carries on the cell above
     */
    record Cell(float x, float width, List<Paragraph> content, boolean merged) {}

    /**
     * Pages of one size.
     *
     * @param titled whether its first page has neither header nor footer
     */
    record Section(Page page, List<Block> blocks, List<Paragraph> header, List<Paragraph> footer, boolean titled) {}

    /** @param header from the upper edge to the header; likewise {@code footer} from the lower */
    record Page(
            float width, float height, float top, float bottom, float left, float right, float header, float footer) {

        float textWidth() {
            return width - left - right;
        }
    }
}
