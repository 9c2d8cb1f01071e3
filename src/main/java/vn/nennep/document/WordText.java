package vn.nennep.document;

import java.util.Arrays;
import vn.nennep.paper.LayoutRules;

/** Writes paragraphs, tables and sections of a Word file in its XML. Lengths there are twips, a twentieth of a point. */
final class WordText {

    static final int TWIPS_OF_POINT = 20;

    private static final float TWIPS_OF_MILLIMETRE = 1440 / 25.4f;
    private static final int SHORT_SIDE = 210;
    private static final int LONG_SIDE = 297;

    /** From the edge of the paper to the page number, in millimetres. */
    private static final int TO_PAGE_NUMBER = 10;

    private final LayoutRules rules;

    WordText(LayoutRules rules) {
        this.rules = rules;
    }

    static int twips(float millimetres) {
        return Math.round(millimetres * TWIPS_OF_MILLIMETRE);
    }

    /** Between the margins, in millimetres. */
    int width(boolean across) {
        return (across ? LONG_SIDE : SHORT_SIDE) - rules.left() - rules.right();
    }

    String paragraph(String style, String content) {
        return paragraph(style, run("", content), true);
    }

    /** @param written whether the content is runs already */
    String paragraph(String style, String content, boolean written) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + (written ? content : run("", content))
                + "</w:p>";
    }

    /** A paragraph with a line below it that leaves as much blank at either side. */
    String underlined(String style, String content, int blank) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/>"
                + "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
                + "<w:ind w:left=\"" + blank + "\" w:right=\"" + blank + "\" w:firstLine=\"0\"/></w:pPr>"
                + run("", content)
                + "</w:p>";
    }

    String bold(String content) {
        return run("<w:b/>", content);
    }

    String underline(String content) {
        return run("<w:u w:val=\"single\"/>", content);
    }

    private static String run(String properties, String content) {
        return content.isEmpty()
                ? ""
                : "<w:r>" + (properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>")
                        + "<w:t xml:space=\"preserve\">" + escaped(content) + "</w:t></w:r>";
    }

    static String escaped(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Without lines, for what stands side by side. */
    String openPlainTable(int... columns) {
        return openTable("", 0, columns);
    }

    String openTable(int... columns) {
        StringBuilder borders = new StringBuilder("<w:tblBorders>");
        for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            borders.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
        }
        return openTable(borders.append("</w:tblBorders>").toString(), 85, columns);
    }

    private static String openTable(String borders, int margin, int... columns) {
        StringBuilder table = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"")
                .append(Arrays.stream(columns).sum())
                .append("\" w:type=\"dxa\"/>")
                .append(borders)
                .append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"" + margin
                        + "\" w:type=\"dxa\"/><w:right w:w=\"" + margin
                        + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        for (int column : columns) {
            table.append("<w:gridCol w:w=\"").append(column).append("\"/>");
        }
        return table.append("</w:tblGrid>").toString();
    }

    String cell(int width, String paragraphs) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>" + paragraphs + "</w:tc>";
    }

    /**
     * The page of what stands before.
     *
     * @param first whether it has the first page of the paper, which bears no number
     */
    String section(boolean across, boolean first) {
        int wide = twips(across ? LONG_SIDE : SHORT_SIDE);
        int high = twips(across ? SHORT_SIDE : LONG_SIDE);
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
                + "<w:pgSz w:w=\"" + wide + "\" w:h=\"" + high + "\"" + (across ? " w:orient=\"landscape\"" : "") + "/>"
                + "<w:pgMar w:top=\"" + twips(rules.top()) + "\" w:right=\"" + twips(rules.right()) + "\" w:bottom=\""
                + twips(rules.bottom()) + "\" w:left=\"" + twips(rules.left()) + "\" w:header=\""
                + twips(TO_PAGE_NUMBER)
                + "\" w:footer=\"" + twips(TO_PAGE_NUMBER) + "\" w:gutter=\"0\"/>"
                + (first ? "<w:titlePg/>" : "")
                + "</w:sectPr>";
    }
}
