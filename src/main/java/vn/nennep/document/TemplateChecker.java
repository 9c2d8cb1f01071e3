package vn.nennep.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.nennep.document.TemplateMarks.Mark;
import vn.nennep.paper.PaperCatalogue;
import vn.nennep.paper.PaperField;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperTable;
import vn.nennep.paper.TemplateFault;

/**
 * Finds everything that is wrong with a template before it replaces another: what could not be filled, what would never be
 * repeated, what is missing, and what the PDF could not show.
 */
final class TemplateChecker {

    private static final int PLACE_LENGTH = 60;

    /** What Word can hold and pages made from it cannot show; element and what is said of it. */
    private static final Map<String, String> NOT_SHOWN = Map.of(
            "drawing", "paper.template.picture",
            "pict", "paper.template.picture",
            "object", "paper.template.picture",
            "numPr", "paper.template.numbering");

    private final PaperCatalogue catalogue;
    private final Set<TemplateFault> faults = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();

    private TemplateChecker(PaperKind kind) {
        this.catalogue = PaperCatalogue.of(kind);
    }

    static List<TemplateFault> check(byte[] template, PaperKind kind) {
        TemplateChecker checker = new TemplateChecker(kind);
        try {
            checker.check(WordFile.read(template));
        } catch (IOException | SAXException broken) {
            return List.of(TemplateFault.of("", "paper.template.broken"));
        }
        return List.copyOf(checker.faults);
    }

    private void check(WordFile file) throws SAXException {
        byte[] types = file.get("[Content_Types].xml");
        if (types == null || file.get(WordFile.DOCUMENT) == null) {
            faults.add(TemplateFault.of("", "paper.template.broken"));
            return;
        }
        boolean macros = new String(types, StandardCharsets.UTF_8).contains("macroEnabled")
                || file.parts().keySet().stream()
                        .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains("vbaproject"));
        if (macros) {
            faults.add(TemplateFault.of("", "paper.template.macros"));
        }
        checkDocument(WordXml.parse(file.get(WordFile.DOCUMENT)));
        for (Map.Entry<String, byte[]> part : file.parts().entrySet()) {
            if (part.getKey().matches("word/(header|footer|footnotes|endnotes|comments)[^/]*\\.xml")) {
                checkAside(WordXml.parse(part.getValue()));
            }
        }
        if (file.get(WordFile.STYLES) != null) {
            WordXml.parse(file.get(WordFile.STYLES));
        }
        catalogue.fields().stream()
                .filter(field -> field.required() && !used.contains(field.name()))
                .forEach(field ->
                        faults.add(TemplateFault.of("", "paper.template.missing-field", "{{" + field.name() + "}}")));
    }

    private void checkDocument(Document document) {
        Element root = document.getDocumentElement();
        if (WordXml.down(root, "body", "sectPr", "pgSz").isEmpty()
                || WordXml.down(root, "body", "sectPr", "pgMar").isEmpty()) {
            faults.add(TemplateFault.of("", "paper.template.no-page"));
        }
        for (Element paragraph : WordXml.all(root, "p")) {
            TemplateMarks.join(paragraph);
        }
        for (Element paragraph : WordXml.all(root, "p")) {
            checkParagraph(paragraph);
        }
        for (Element table : WordXml.all(root, "tbl")) {
            if (WordXml.above(table, "tbl").isPresent()) {
                faults.add(TemplateFault.of(place(table), "paper.template.nested-table"));
            }
        }
        NOT_SHOWN.forEach((element, key) -> WordXml.all(root, element)
                .forEach(found -> faults.add(TemplateFault.of(
                        WordXml.above(found, "p").map(TemplateChecker::place).orElse(""), key))));
    }

    private void checkParagraph(Element paragraph) {
        String text = WordXml.text(paragraph);
        String rest = TemplateMarks.without(text);
        if (rest.contains("{{") || rest.contains("}}")) {
            faults.add(TemplateFault.of(place(paragraph), "paper.template.braces"));
        }
        Optional<PaperTable> repeated = repeatedAround(paragraph);
        for (Mark mark : TemplateMarks.in(text)) {
            if (mark.isRepeat()) {
                checkRepeat(mark, paragraph);
            } else {
                checkName(mark, repeated, paragraph);
            }
        }
    }

    /** The table whose rows the block around a paragraph stands for; empty when it is not repeated. */
    private Optional<PaperTable> repeatedAround(Element paragraph) {
        return paragraphs(TemplateMarks.block(paragraph)).stream()
                .flatMap(one -> TemplateMarks.in(WordXml.text(one)).stream())
                .filter(Mark::isRepeat)
                .findFirst()
                .flatMap(mark -> catalogue.table(mark.name()));
    }

    private static List<Element> paragraphs(Element block) {
        return WordXml.is(block, "p") ? List.of(block) : WordXml.all(block, "p");
    }

    private void checkRepeat(Mark mark, Element paragraph) {
        Optional<PaperTable> table = catalogue.table(mark.name());
        if (table.isEmpty()) {
            faults.add(TemplateFault.of(place(paragraph), "paper.template.unknown-table", mark.toString()));
            return;
        }
        boolean fills = paragraphs(TemplateMarks.block(paragraph)).stream()
                .flatMap(one -> TemplateMarks.in(WordXml.text(one)).stream())
                .anyMatch(one -> one.isField() && has(table.get(), one.name()));
        if (!fills) {
            faults.add(TemplateFault.of(place(paragraph), "paper.template.never-filled", mark.toString()));
        }
    }

    private void checkName(Mark mark, Optional<PaperTable> repeated, Element paragraph) {
        String name = mark.name();
        if (mark.isField()) {
            used.add(name);
        }
        boolean known = catalogue.field(name).isPresent()
                || repeated.isPresent() && has(repeated.get(), name)
                || mark.isCondition() && catalogue.table(name).isPresent();
        if (known) {
            return;
        }
        Optional<PaperTable> owner =
                catalogue.tables().stream().filter(table -> has(table, name)).findFirst();
        faults.add(
                owner.isPresent()
                        ? TemplateFault.of(
                                place(paragraph),
                                "paper.template.never-repeats",
                                mark.toString(),
                                "{{#" + owner.get().name() + "}}")
                        : TemplateFault.of(place(paragraph), "paper.template.unknown-field", mark.toString()));
    }

    private static boolean has(PaperTable table, String field) {
        return table.fields().stream().map(PaperField::name).anyMatch(field::equals);
    }

    /** What stands beside the text is not filled. */
    private void checkAside(Document part) {
        List<String> places = new ArrayList<>();
        for (Element paragraph : WordXml.all(part.getDocumentElement(), "p")) {
            if (WordXml.text(paragraph).contains("{{")) {
                places.add(place(paragraph));
            }
        }
        places.forEach(place -> faults.add(TemplateFault.of(place, "paper.template.aside")));
    }

    private static String place(Element element) {
        StringBuilder text = new StringBuilder();
        paragraphs(element).forEach(one -> text.append(WordXml.text(one)).append(' '));
        String place = text.toString().strip();
        return place.length() > PLACE_LENGTH ? place.substring(0, PLACE_LENGTH) + "…" : place;
    }
}
