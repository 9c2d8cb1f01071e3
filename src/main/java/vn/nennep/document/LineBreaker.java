package vn.nennep.document;

import java.util.ArrayList;
import java.util.List;
import vn.nennep.document.PageText.Alignment;
import vn.nennep.document.PageText.Letters;
import vn.nennep.document.PageText.Paragraph;
import vn.nennep.document.PageText.Shape;
import vn.nennep.document.PageText.Span;

/** Breaks paragraphs into lines, at blanks; a word that is longer than a line is broken within. */
final class LineBreaker {

    /** Of Times New Roman and its like, in parts of the size. */
    private static final float ASCENT = 0.891f;

    private static final float DESCENT = 0.216f;
    private static final float GAP = 0.042f;

    private static final float TAB_STEP = 36f;

    private LineBreaker() {}

    /**
     * A piece of a line, letters of one look.
     *
     * @param x from the left edge of what the line was broken for
     * @param blank how much wider each of its blanks is than the letter
     */
    record Piece(String text, Letters letters, float x, float blank) {

        float width() {
            long blanks = text.chars().filter(letter -> letter == ' ').count();
            return letters.face().width(text, letters.size()) + blanks * blank;
        }
    }

    /**
     * A line.
     *
     * @param above blank above it, that of the paragraph when it is its first; likewise {@code below}
     * @param baseline from its upper edge, without the blank above
     */
    record Line(Paragraph paragraph, List<Piece> pieces, float above, float height, float below, float baseline) {

        float total() {
            return above + height + below;
        }
    }

    static List<Line> lines(Paragraph paragraph, float width, int page) {
        return new Breaking(paragraph, width, page).lines();
    }

    /** One paragraph, as its letters one by one. */
    private static final class Breaking {

        private final Paragraph paragraph;
        private final Shape shape;
        private final float width;
        private final StringBuilder text = new StringBuilder();
        private final List<Letters> looks = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();

        Breaking(Paragraph paragraph, float width, int page) {
            this.paragraph = paragraph;
            this.shape = paragraph.shape();
            this.width = width - shape.left() - shape.right();
            for (Span span : paragraph.spans()) {
                String shown = span.text().replace(String.valueOf(PageText.PAGE_NUMBER), String.valueOf(page));
                for (char letter : shown.toCharArray()) {
                    text.append(letter);
                    looks.add(span.letters());
                }
            }
        }

        List<Line> lines() {
            int start = 0;
            do {
                start = line(start);
            } while (start < text.length());
            List<Line> spaced = new ArrayList<>(lines);
            Line first = spaced.get(0);
            spaced.set(
                    0,
                    new Line(
                            paragraph,
                            first.pieces(),
                            shape.before(),
                            first.height(),
                            first.below(),
                            first.baseline()));
            Line last = spaced.get(spaced.size() - 1);
            spaced.set(
                    spaced.size() - 1,
                    new Line(paragraph, last.pieces(), last.above(), last.height(), shape.after(), last.baseline()));
            return spaced;
        }

        /** Adds the line from a letter on; returns where the next one begins. */
        private int line(int start) {
            float room = width - (lines.isEmpty() ? shape.first() : 0);
            float used = 0;
            int blank = -1;
            int at = start;
            while (at < text.length() && text.charAt(at) != PageText.BREAK) {
                float wide = widthOf(at, used);
                if (used + wide > room + 0.01f && text.charAt(at) != ' ' && at > start) {
                    int end = blank >= 0 ? blank : at;
                    add(start, end, room, false);
                    return blank >= 0 ? blank + 1 : at;
                }
                if (text.charAt(at) == ' ') {
                    blank = at;
                }
                used += wide;
                at++;
            }
            add(start, at, room, true);
            return at + 1;
        }

        private float widthOf(int at, float used) {
            char letter = text.charAt(at);
            if (letter == PageText.TAB) {
                return TAB_STEP - used % TAB_STEP;
            }
            Letters look = looks.get(at);
            return look.face().width(letter, look.size());
        }

        private void add(int from, int to, float room, boolean last) {
            int end = to;
            while (end > from && text.charAt(end - 1) == ' ') {
                end--;
            }
            float used = 0;
            int blanks = 0;
            float size = from < looks.size() ? 0 : paragraph.mark().size();
            for (int at = from; at < end; at++) {
                used += widthOf(at, used);
                blanks += text.charAt(at) == ' ' ? 1 : 0;
                size = Math.max(size, looks.get(at).size());
            }
            size = size == 0 ? paragraph.mark().size() : size;
            boolean spread = shape.alignment() == Alignment.BOTH && !last && blanks > 0;
            float left = shape.left()
                    + (lines.isEmpty() ? shape.first() : 0)
                    + switch (shape.alignment()) {
                        case CENTER -> (room - used) / 2;
                        case RIGHT -> room - used;
                        case LEFT, BOTH -> 0;
                    };
            float height = shape.exact() ? shape.line() : shape.line() * size * (ASCENT + DESCENT + GAP);
            lines.add(new Line(
                    paragraph,
                    pieces(from, end, left, spread ? (room - used) / blanks : 0),
                    0,
                    height,
                    0,
                    height - size * DESCENT));
        }

        /** Letters of one look are one piece; a tab ends one. */
        private List<Piece> pieces(int from, int to, float left, float blank) {
            List<Piece> pieces = new ArrayList<>();
            float x = left;
            int start = from;
            for (int at = from; at <= to; at++) {
                boolean ends = at == to
                        || text.charAt(at) == PageText.TAB
                        || at > start && !looks.get(at).equals(looks.get(start));
                if (ends && at > start) {
                    Piece piece = new Piece(text.substring(start, at), looks.get(start), x, blank);
                    pieces.add(piece);
                    x += piece.width();
                    start = at;
                }
                if (at < to && text.charAt(at) == PageText.TAB) {
                    x += TAB_STEP - (x - left) % TAB_STEP;
                    start = at + 1;
                }
            }
            return pieces;
        }
    }
}
