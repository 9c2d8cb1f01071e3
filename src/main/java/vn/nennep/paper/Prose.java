package vn.nennep.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences with fields, in the style that cells write them. A line of the file is a sentence; with {@code {{?name}}} at its
 * beginning it is left out when the field is empty, with {@code {{^name}}} when it is not. An empty line begins a paragraph.
 */
final class Prose {

    private static final Pattern CONDITION = Pattern.compile("^\\{\\{([?^])([A-Za-z]+)}}");
    private static final Pattern FIELD = Pattern.compile("\\{\\{([A-Za-z]+)}}");

    private final List<String> lines;

    private Prose(List<String> lines) {
        this.lines = lines;
    }

    /** @param name of a file of {@code paper/prose} */
    static Prose of(String name) {
        try (InputStream file = Prose.class.getResourceAsStream("/paper/prose/" + name + ".txt")) {
            return new Prose(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paragraphs, with the values of the fields. */
    String with(Function<String, String> values) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            if (line.isEmpty()) {
                end(paragraph, paragraphs);
                continue;
            }
            Matcher condition = CONDITION.matcher(line);
            boolean conditional = condition.find();
            if (conditional
                    && values.apply(condition.group(2)).isEmpty()
                            == condition.group(1).equals("?")) {
                continue;
            }
            String sentence = conditional ? line.substring(condition.end()).strip() : line;
            paragraph
                    .append(paragraph.isEmpty() ? "" : " ")
                    .append(FIELD.matcher(sentence)
                            .replaceAll(field -> Matcher.quoteReplacement(values.apply(field.group(1)))));
        }
        end(paragraph, paragraphs);
        return String.join("\n", paragraphs);
    }

    private static void end(StringBuilder paragraph, List<String> paragraphs) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph.toString());
            paragraph.setLength(0);
        }
    }
}
