package vn.nennep.document;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.nennep.document.TemplateMarks.Mark;
import vn.nennep.paper.PaperFacts;

/**
 * Fills a template: rows are repeated, then conditions decided, then fields written. A paragraph of nothing but fields without
 * a value goes, and a table of which only the head is left goes too. A value of several lines becomes as many paragraphs.
 */
final class TemplateFiller {

    private final PaperFacts facts;

    /** What was filled is not looked at again: a value may look like a field. */
    private final Set<Element> done = Collections.newSetFromMap(new IdentityHashMap<>());

    private TemplateFiller(PaperFacts facts) {
        this.facts = facts;
    }

    static void fill(Document document, PaperFacts facts) {
        new TemplateFiller(facts).fill(document.getDocumentElement());
    }

    private void fill(Element root) {
        WordXml.all(root, "p").forEach(TemplateMarks::join);
        repeat(root);
        finish(root, Map.of());
    }

    private void repeat(Element root) {
        for (Element paragraph : WordXml.all(root, "p")) {
            Optional<Mark> mark = TemplateMarks.in(WordXml.text(paragraph)).stream()
                    .filter(Mark::isRepeat)
                    .findFirst();
            if (mark.isPresent()) {
                replace(paragraph, found -> found.isRepeat() ? "" : found.toString());
                repeat(
                        TemplateMarks.block(paragraph),
                        facts.tables().getOrDefault(mark.get().name(), List.of()));
            }
        }
    }

    private void repeat(Element block, List<Map<String, String>> rows) {
        Node parent = block.getParentNode();
        for (Map<String, String> row : rows) {
            Element copy = (Element) block.cloneNode(true);
            parent.insertBefore(copy, block);
            finish(copy, row);
        }
        parent.removeChild(block);
        if (WordXml.is(parent, "tbl") && WordXml.children(parent, "tr").stream().allMatch(TemplateFiller::isHead)) {
            parent.getParentNode().removeChild(parent);
        }
    }

    private static boolean isHead(Element row) {
        return WordXml.down(row, "trPr", "tblHeader").isPresent();
    }

    /** Decides the conditions and writes the fields of a part, the values of a row before those of the paper. */
    private void finish(Element part, Map<String, String> row) {
        List<Element> paragraphs = WordXml.is(part, "p") ? List.of(part) : WordXml.all(part, "p");
        for (Element paragraph : paragraphs) {
            if (!done.add(paragraph)) {
                continue;
            }
            Optional<Mark> unmet = TemplateMarks.in(WordXml.text(paragraph)).stream()
                    .filter(Mark::isCondition)
                    .filter(mark -> isThere(mark.name(), row) != mark.sign().equals("?"))
                    .findFirst();
            if (unmet.isPresent()) {
                remove(paragraph);
            } else {
                replace(paragraph, mark -> mark.isCondition() ? "" : mark.toString());
                write(paragraph, row);
            }
        }
    }

    private boolean isThere(String name, Map<String, String> row) {
        return !value(name, row).isEmpty()
                || !facts.tables().getOrDefault(name, List.of()).isEmpty();
    }

    private String value(String name, Map<String, String> row) {
        return row.getOrDefault(name, facts.fields().getOrDefault(name, ""));
    }

    private void write(Element paragraph, Map<String, String> row) {
        String text = WordXml.text(paragraph);
        List<Mark> fields = TemplateMarks.in(text);
        if (fields.isEmpty()) {
            return;
        }
        boolean alone = TemplateMarks.without(text).isBlank();
        if (alone && fields.stream().allMatch(field -> value(field.name(), row).isEmpty())) {
            replace(paragraph, mark -> "");
            remove(paragraph);
            return;
        }
        if (alone && fields.size() == 1) {
            writeLines(
                    paragraph, fields.get(0), value(fields.get(0).name(), row).split("\n"));
            return;
        }
        replace(paragraph, mark -> value(mark.name(), row));
    }

    private void writeLines(Element paragraph, Mark field, String[] lines) {
        for (int i = 1; i < lines.length; i++) {
            Element before = (Element) paragraph.cloneNode(true);
            paragraph.getParentNode().insertBefore(before, paragraph);
            done.add(before);
            String line = lines[i - 1];
            replace(before, mark -> mark.equals(field) ? line : mark.toString());
        }
        replace(paragraph, mark -> mark.equals(field) ? lines[lines.length - 1] : mark.toString());
    }

    private static void replace(Element paragraph, java.util.function.Function<Mark, String> values) {
        for (Element text : WordXml.texts(paragraph)) {
            String before = text.getTextContent();
            String after = TemplateMarks.replaced(before, values);
            if (!after.equals(before)) {
                writeBroken(text, after.split("\n", -1));
            }
        }
    }

    /** Lines within a paragraph are parted by breaks. */
    private static void writeBroken(Element text, String[] lines) {
        WordXml.setText(text, lines[0]);
        Node next = text.getNextSibling();
        for (int i = 1; i < lines.length; i++) {
            Document document = text.getOwnerDocument();
            text.getParentNode().insertBefore(document.createElementNS(WordXml.W, "w:br"), next);
            Element line = document.createElementNS(WordXml.W, "w:t");
            WordXml.setText(line, lines[i]);
            text.getParentNode().insertBefore(line, next);
        }
    }

    /** Takes a block away; a cell keeps its last paragraph, and a paragraph that ends a section stays without its text. */
    private static void remove(Element block) {
        Node parent = block.getParentNode();
        if (parent == null) {
            return;
        }
        boolean needed = WordXml.down(block, "pPr", "sectPr").isPresent()
                || WordXml.is(parent, "tc") && WordXml.children(parent, "p").size() == 1;
        if (needed) {
            WordXml.texts(block).forEach(text -> WordXml.setText(text, ""));
        } else {
            parent.removeChild(block);
        }
    }
}
