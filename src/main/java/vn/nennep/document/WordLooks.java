package vn.nennep.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.nennep.document.PageText.Alignment;
import vn.nennep.document.PageText.Letters;
import vn.nennep.document.PageText.Shape;

/**
 * How paragraphs and runs of a Word file look: what stands at them, else what their style says, its style below, and so on to the
 * defaults of the file.
 */
final class WordLooks {

    private static final float TWIPS = 20f;
    private static final float DEFAULT_SIZE = 10f;

    /** A line of the natural distance, in the units of a factor. */
    private static final float LINE = 240f;

    private static final int MOST_STYLES = 20;

    private final Map<String, Element> styles = new HashMap<>();
    /** Of paragraphs and runs that say nothing but their style: a long table has thousands of them. */
    private final Map<String, Shape> shapes = new HashMap<>();

    private final Map<String, Letters> letters = new HashMap<>();
    private Optional<Element> defaults = Optional.empty();
    private String normal = "Normal";

    /** @param document the styles of the file; null when it has none */
    WordLooks(Document document) {
        if (document == null) {
            return;
        }
        Element root = document.getDocumentElement();
        defaults = WordXml.down(root, "docDefaults");
        for (Element style : WordXml.children(root, "style")) {
            WordXml.attribute(style, "styleId").ifPresent(id -> styles.put(id, style));
            if (WordXml.attribute(style, "type").filter("paragraph"::equals).isPresent()
                    && WordXml.attribute(style, "default")
                            .filter(WordLooks::isOn)
                            .isPresent()) {
                normal = WordXml.attribute(style, "styleId").orElse(normal);
            }
        }
    }

    Shape shape(Element paragraph) {
        Optional<Element> own = WordXml.down(paragraph, "pPr");
        boolean plain =
                own.isEmpty() || WordXml.children(own.get()).stream().allMatch(one -> WordXml.is(one, "pStyle"));
        return plain ? shapes.computeIfAbsent(styleOf(paragraph), style -> readShape(paragraph)) : readShape(paragraph);
    }

    private Shape readShape(Element paragraph) {
        List<Element> sources = new ArrayList<>();
        WordXml.down(paragraph, "pPr").ifPresent(sources::add);
        styles(paragraph).forEach(style -> WordXml.down(style, "pPr").ifPresent(sources::add));
        defaults.flatMap(all -> WordXml.down(all, "pPrDefault", "pPr")).ifPresent(sources::add);
        boolean exact =
                value(sources, "spacing", "lineRule").filter("exact"::equals).isPresent();
        float line = value(sources, "spacing", "line").map(Float::parseFloat).orElse(LINE);
        return new Shape(
                alignment(value(sources, "jc", "val").orElse("left")),
                points(value(sources, "ind", "left").or(() -> value(sources, "ind", "start"))),
                points(value(sources, "ind", "right").or(() -> value(sources, "ind", "end"))),
                value(sources, "ind", "firstLine").isPresent()
                        ? points(value(sources, "ind", "firstLine"))
                        : -points(value(sources, "ind", "hanging")),
                points(value(sources, "spacing", "before")),
                points(value(sources, "spacing", "after")),
                exact ? line / TWIPS : line / LINE,
                exact,
                sources.stream().anyMatch(source -> WordXml.down(source, "pBdr", "bottom")
                        .isPresent()),
                isSet(sources, "keepNext"),
                value(sources, "outlineLvl", "val")
                        .map(Integer::parseInt)
                        .filter(level -> level < 6)
                        .orElse(-1));
    }

    /** @param run null for the mark at the end of the paragraph */
    Letters letters(Element paragraph, Element run) {
        boolean plain = run == null || WordXml.down(run, "rPr").isEmpty();
        return plain
                ? letters.computeIfAbsent(styleOf(paragraph), style -> readLetters(paragraph, null))
                : readLetters(paragraph, run);
    }

    private Letters readLetters(Element paragraph, Element run) {
        List<Element> sources = new ArrayList<>();
        if (run != null) {
            WordXml.down(run, "rPr").ifPresent(sources::add);
            WordXml.down(run, "rPr", "rStyle")
                    .flatMap(style -> WordXml.attribute(style, "val"))
                    .map(styles::get)
                    .flatMap(style -> WordXml.down(style, "rPr"))
                    .ifPresent(sources::add);
        }
        styles(paragraph).forEach(style -> WordXml.down(style, "rPr").ifPresent(sources::add));
        defaults.flatMap(all -> WordXml.down(all, "rPrDefault", "rPr")).ifPresent(sources::add);
        return new Letters(
                value(sources, "sz", "val")
                        .map(size -> Float.parseFloat(size) / 2)
                        .orElse(DEFAULT_SIZE),
                isSet(sources, "b"),
                isSet(sources, "i"),
                value(sources, "u", "val").filter(kind -> !kind.equals("none")).isPresent());
    }

    private List<Element> styles(Element paragraph) {
        List<Element> found = new ArrayList<>();
        String id = styleOf(paragraph);
        while (styles.containsKey(id) && found.size() < MOST_STYLES) {
            Element style = styles.get(id);
            found.add(style);
            id = WordXml.down(style, "basedOn")
                    .flatMap(below -> WordXml.attribute(below, "val"))
                    .orElse("");
        }
        return found;
    }

    private String styleOf(Element paragraph) {
        return WordXml.down(paragraph, "pPr", "pStyle")
                .flatMap(style -> WordXml.attribute(style, "val"))
                .orElse(normal);
    }

    /** The nearest source that says it. */
    private static Optional<String> value(List<Element> sources, String element, String attribute) {
        return sources.stream()
                .flatMap(source -> WordXml.down(source, element).stream())
                .flatMap(found -> WordXml.attribute(found, attribute).stream())
                .findFirst();
    }

    /** Whether the nearest source that names it has it on. */
    private static boolean isSet(List<Element> sources, String element) {
        return sources.stream()
                .flatMap(source -> WordXml.down(source, element).stream())
                .findFirst()
                .map(found ->
                        WordXml.attribute(found, "val").map(WordLooks::isOn).orElse(true))
                .orElse(false);
    }

    private static boolean isOn(String value) {
        return !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    private static float points(Optional<String> twips) {
        return twips.map(length -> Float.parseFloat(length) / TWIPS).orElse(0f);
    }

    private static Alignment alignment(String name) {
        return switch (name) {
            case "center" -> Alignment.CENTER;
            case "right", "end" -> Alignment.RIGHT;
            case "both", "distribute" -> Alignment.BOTH;
            default -> Alignment.LEFT;
        };
    }
}
