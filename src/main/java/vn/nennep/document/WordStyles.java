package vn.nennep.document;

import vn.nennep.paper.LayoutRules;

/** The styles of a paper by its rules; a province changes them in Word. */
final class WordStyles {

    /** Points that tables and lists of recipients are smaller than the text. */
    private static final int SMALLER = 2;

    private static final int SPACE = 6 * WordText.TWIPS_OF_POINT;

    private final LayoutRules rules;
    private final StringBuilder styles = new StringBuilder();

    private WordStyles(LayoutRules rules) {
        this.rules = rules;
    }

    static String of(LayoutRules rules) {
        return new WordStyles(rules).written();
    }

    private String written() {
        String exact = "w:line=\"" + rules.line() * WordText.TWIPS_OF_POINT + "\" w:lineRule=\"exact\"";
        String single = "w:line=\"240\" w:lineRule=\"auto\"";
        String indent = "<w:ind w:firstLine=\"" + WordText.twips(rules.indent()) + "\"/>";
        String body = spacing(0, SPACE, exact) + indent + "<w:jc w:val=\"both\"/>";
        String centred = "<w:jc w:val=\"center\"/>";
        styles.append(
                "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + rules.font() + "\" w:hAnsi=\""
                        + rules.font()
                        + "\" w:eastAsia=\"" + rules.font() + "\" w:cs=\"" + rules.font() + "\"/>" + size(rules.size())
                        + "<w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
                        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
        style("PaperOffice", centred, "");
        style("PaperParty", spacing(0, 0, single) + centred, "<w:b/>");
        style("PaperDate", spacing(SPACE, 0, single) + centred, "<w:i/>");
        style(
                "PaperTitle",
                "<w:keepNext/>" + spacing(2 * SPACE, 0, single) + centred + "<w:outlineLvl w:val=\"0\"/>",
                "<w:b/>");
        style("PaperSubject", "<w:keepNext/>" + spacing(0, 0, single) + centred, "<w:b/>");
        style("PaperRule", spacing(0, SPACE, single) + centred, "");
        style("PaperBasis", body, "<w:i/>");
        style(
                "PaperHeading",
                "<w:keepNext/>" + spacing(SPACE, SPACE, exact) + indent
                        + "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>",
                "<w:b/>");
        style("PaperBody", body, "");
        style("PaperCenter", spacing(0, SPACE, exact) + centred, "");
        style(
                "PaperTableHead",
                spacing(SPACE / 3, SPACE / 3, single) + centred,
                "<w:b/>" + size(rules.size() - SMALLER));
        style("PaperTableText", spacing(SPACE / 3, SPACE / 3, single), size(rules.size() - SMALLER));
        style("PaperTableCenter", spacing(SPACE / 3, SPACE / 3, single) + centred, size(rules.size() - SMALLER));
        style("PaperRecipient", "", size(rules.size() - SMALLER));
        style("PaperSign", "<w:keepNext/>" + centred, "");
        style("PaperSignSpace", "<w:keepNext/>" + spacing(0, 10 * SPACE, single) + centred, "");
        style("PaperGap", spacing(0, 0, "w:line=\"120\" w:lineRule=\"exact\""), "");
        style("PaperGapKept", "<w:keepNext/>" + spacing(0, 0, "w:line=\"120\" w:lineRule=\"exact\""), "");
        style("PaperTableTotal", spacing(SPACE / 3, SPACE / 3, single), "<w:b/>" + size(rules.size() - SMALLER));
        style("PaperPageNumber", centred, "");
        return styles.toString();
    }

    private void style(String name, String paragraph, String letters) {
        styles.append("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"")
                .append(name)
                .append("\"><w:name w:val=\"")
                .append(name)
                .append("\"/><w:basedOn w:val=\"Normal\"/><w:pPr>")
                .append(paragraph)
                .append("</w:pPr><w:rPr>")
                .append(letters)
                .append("</w:rPr></w:style>");
    }

    private static String spacing(int before, int after, String line) {
        return "<w:spacing w:before=\"" + before + "\" w:after=\"" + after + "\" " + line + "/>";
    }

    private static String size(int points) {
        return "<w:sz w:val=\"" + 2 * points + "\"/><w:szCs w:val=\"" + 2 * points + "\"/>";
    }
}
