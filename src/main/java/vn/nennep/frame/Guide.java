package vn.nennep.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The user guide that comes with the program: {@code src/docs/guide}, a file for each kind of reader, shown as a page.
 * It is read once, when it is asked for first.
 */
public final class Guide {

    /** In the order of a cell's own people first; the last is in English, in short. */
    public static final List<String> PARTS =
            List.of("secretary", "member", "officer", "province", "administrator", "english");

    private static final Map<String, Chapter> CHAPTERS = read();

    private Guide() {}

    /**
     * One part.
     *
     * @param title its first heading
     * @param html what follows, with an id at each section
     * @param sections titles of the sections by their ids, in order
     */
    public record Chapter(String title, String html, Map<String, String> sections) {}

    /** A part by its name; empty when there is none of that name. */
    public static Optional<Chapter> find(String part) {
        return Optional.ofNullable(part).map(CHAPTERS::get);
    }

    /** The id of a section: its title without marks, as it can be typed into an address. */
    static String idOf(String title) {
        String plain = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
        return plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Map<String, Chapter> read() {
        Map<String, Chapter> chapters = new LinkedHashMap<>();
        Parser parser = Parser.builder().build();
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                        attributes.put("id", idOf(textOf(node)));
                    }
                })
                .build();
        for (String part : PARTS) {
            Node document = parser.parse(text(part));
            Node first = document.getFirstChild();
            Map<String, String> sections = new LinkedHashMap<>();
            List<Node> all = new ArrayList<>();
            for (Node node = first.getNext(); node != null; node = node.getNext()) {
                all.add(node);
            }
            all.stream()
                    .filter(Heading.class::isInstance)
                    .map(Guide::textOf)
                    .forEach(title -> sections.put(idOf(title), title));
            String title = textOf(first);
            first.unlink();
            chapters.put(part, new Chapter(title, renderer.render(document), sections));
        }
        return Map.copyOf(chapters);
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text found) {
                text.append(found.getLiteral());
            }

            @Override
            public void visit(Code found) {
                text.append(found.getLiteral());
            }
        });
        return text.toString();
    }

    private static String text(String part) {
        try (InputStream file = Guide.class.getResourceAsStream("guide/" + part + ".md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
