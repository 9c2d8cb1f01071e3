package vn.nennep.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import vn.nennep.paper.LayoutRules;
import vn.nennep.paper.PaperKind;

/**
 * Makes the templates that come with the program: an outline ({@code paper/outline}) says in words what stands in a paper, the
 * rules say how it looks. A line of an outline is a word and a text:
 *
 * <ul>
 *   <li>{@code head}: the two heads with number, place and date; {@code title}, {@code subject}, {@code rule} (dashes);
 *   <li>{@code basis} (italic), {@code h} (heading), {@code p} (paragraph), {@code center};
 *   <li>{@code table} with the widths of its columns in millimetres, then {@code thead}, {@code row} and {@code total} with cells between bars; a
 *       cell that begins with {@code ^} is centred;
 *   <li>{@code to} (a recipient), {@code sign} (recipients and signature), {@code signs LEFT | RIGHT} (two signatures);
 *   <li>{@code landscape}: what follows lies across.
 * </ul>
 */
final class OutlineWriter {

    private static final String BAR = "\\s*\\|\\s*";
    private static final Set<String> IN_TABLES = Set.of("thead", "row", "total");

    /** So many paragraphs stay with the signature: of the last ones some may be left out, and it never stands alone. */
    private static final int WITH_SIGNATURE = 3;

    private final LayoutRules rules;
    private final WordText text;
    private final StringBuilder body = new StringBuilder();
    private final List<String> recipients = new ArrayList<>();
    /** Where in the body the properties of each paragraph end. */
    private final Deque<Integer> paragraphs = new ArrayDeque<>();

    private int[] columns = {};
    private boolean inTable;
    private boolean across;

    private OutlineWriter(LayoutRules rules) {
        this.rules = rules;
        this.text = new WordText(rules);
    }

    /** The template of a kind by the rules, as a Word file. */
    static byte[] template(PaperKind kind, LayoutRules rules) {
        OutlineWriter writer = new OutlineWriter(rules);
        lines("/paper/outline/" + kind.text() + ".txt").forEach(writer::line);
        writer.endTable();
        return WordPackage.of(writer.body + writer.text.section(writer.across, !writer.across), rules)
                .bytes();
    }

    private static List<String> lines(String resource) {
        try (InputStream file = OutlineWriter.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        String word = line.split(" ", 2)[0];
        String rest = line.substring(word.length()).strip();
        if (!IN_TABLES.contains(word)) {
            endTable();
        }
        switch (word) {
            case "head" -> head();
            case "title" -> body.append(text.paragraph("PaperTitle", rest));
            case "subject" -> body.append(text.paragraph("PaperSubject", rest));
            case "rule" -> body.append(text.paragraph("PaperRule", "-----"));
            case "basis" -> body.append(text.paragraph("PaperBasis", rest));
            case "h" -> body.append(text.paragraph("PaperHeading", rest));
            case "p" -> paragraph(rest);
            case "center" -> body.append(text.paragraph("PaperCenter", rest));
            case "table" -> beginTable(rest);
            case "thead" -> row(rest, true);
            case "row" -> row(rest, false);
            case "total" -> total(rest);
            case "to" -> recipients.add(rest);
            case "sign" -> sign();
            case "signs" -> signs(rest.split(BAR));
            case "landscape" -> landscape();
            default -> throw new IllegalArgumentException("no word of an outline: " + line);
        }
    }

    /** Superior and unit on the left, the Party's name with a line of its own length on the right; below, number and date. */
    private void head() {
        int left = WordText.twips(text.width(false) / 2 - 1);
        int right = WordText.twips(text.width(false)) - left;
        String party = "ĐẢNG CỘNG SẢN VIỆT NAM";
        float blank = (right - Faces.BOLD.width(party, rules.size()) * WordText.TWIPS_OF_POINT) / 2;
        body.append(text.openPlainTable(left, right))
                .append("<w:tr>")
                .append(text.cell(
                        left,
                        text.paragraph("PaperOffice", "{{superior}}")
                                + text.paragraph("PaperOffice", text.bold("{{organisation}}"), true)
                                + text.paragraph("PaperOffice", "*")
                                + text.paragraph("PaperOffice", "{{number}}")))
                .append(text.cell(
                        right,
                        text.underlined("PaperParty", party, Math.round(blank))
                                + text.paragraph("PaperDate", "{{place}}, {{date}}")))
                .append("</w:tr></w:tbl>")
                .append(text.paragraph("PaperGap", ""));
    }

    private void beginTable(String widths) {
        columns = Arrays.stream(widths.split(" "))
                .mapToInt(width -> WordText.twips(Integer.parseInt(width)))
                .toArray();
        body.append(text.openTable(columns));
        inTable = true;
    }

    private void row(String cells, boolean head) {
        body.append("<w:tr>").append(head ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
        cells(cells, head ? "PaperTableHead" : "PaperTableText", head ? "PaperTableHead" : "PaperTableCenter");
        body.append("</w:tr>");
    }

    private void total(String cells) {
        body.append("<w:tr>");
        cells(cells, "PaperTableTotal", "PaperTableHead");
        body.append("</w:tr>");
    }

    private void cells(String cells, String style, String centred) {
        String[] contents = cells.split(BAR, -1);
        if (contents.length != columns.length) {
            throw new IllegalArgumentException(columns.length + " columns, but: " + cells);
        }
        for (int i = 0; i < contents.length; i++) {
            String content = contents[i].strip();
            boolean middle = content.startsWith("^");
            body.append(text.cell(
                    columns[i], text.paragraph(middle ? centred : style, middle ? content.substring(1) : content)));
        }
    }

    private void endTable() {
        if (inTable) {
            body.append("</w:tbl>").append(text.paragraph("PaperGap", ""));
            inTable = false;
        }
    }

    private void paragraph(String content) {
        String written = text.paragraph("PaperBody", content);
        paragraphs.push(body.length() + written.indexOf("</w:pPr>"));
        body.append(written);
    }

    /** Inserted from the last one on, so that the places of those before stay right. */
    private void keepWithSignature() {
        for (int i = 0; i < WITH_SIGNATURE && !paragraphs.isEmpty(); i++) {
            body.insert(paragraphs.pop(), "<w:keepNext/>");
        }
        paragraphs.clear();
        body.append(text.paragraph("PaperGapKept", ""));
    }

    private void sign() {
        paragraph("{{?replaces}}Văn bản này thay thế {{replaces}}.");
        keepWithSignature();
        int left = WordText.twips(text.width(across) / 2 - 1);
        int right = WordText.twips(text.width(across)) - left;
        StringBuilder to = new StringBuilder(text.paragraph("PaperRecipient", text.underline("Nơi nhận:"), true));
        recipients.forEach(one -> to.append(text.paragraph("PaperRecipient", one)));
        body.append(text.openPlainTable(left, right))
                .append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
                .append(text.cell(left, recipients.isEmpty() ? text.paragraph("PaperRecipient", "") : to.toString()))
                .append(text.cell(
                        right,
                        text.paragraph("PaperSign", text.bold("{{signedFor}}"), true)
                                + text.paragraph("PaperSign", "{{signerTitle}}")
                                + text.paragraph("PaperSignSpace", "")
                                + text.paragraph("PaperSign", text.bold("{{signer}}"), true)))
                .append("</w:tr></w:tbl>")
                .append(text.paragraph("PaperGap", ""));
        recipients.clear();
    }

    /** Two who sign: who they are, and the field of the name, between a colon. */
    private void signs(String[] both) {
        keepWithSignature();
        int half = WordText.twips(text.width(across)) / both.length;
        int[] widths = new int[both.length];
        Arrays.fill(widths, half);
        body.append(text.openPlainTable(widths)).append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (String one : both) {
            String[] parts = one.split("\\s*:\\s*", -1);
            body.append(text.cell(
                    half,
                    text.paragraph("PaperSign", text.bold(parts[0]), true)
                            + text.paragraph("PaperSignSpace", "")
                            + text.paragraph("PaperSign", text.bold(parts[1]), true)));
        }
        body.append("</w:tr></w:tbl>").append(text.paragraph("PaperGap", ""));
    }

    private void landscape() {
        body.append("<w:p><w:pPr>").append(text.section(false, true)).append("</w:pPr></w:p>");
        across = true;
    }
}
