package vn.nennep.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What a template says in double braces: {@code {{field}}}; {@code {{#table}}}, which repeats its row, or its paragraph outside of
 * tables; {@code {{?name}}} and {@code {{^name}}}, which keep their paragraph only when there is a value, or none.
 */
final class TemplateMarks {

    private static final Pattern MARK = Pattern.compile("\\{\\{([#?^]?)\\s*([A-Za-z][A-Za-z0-9]*)\\s*}}");

    private TemplateMarks() {}

    /**
     * One of them.
     *
     * @param sign {@code #}, {@code ?}, {@code ^}, or nothing for a field
     */
    record Mark(String sign, String name) {

        boolean isField() {
            return sign.isEmpty();
        }

        boolean isRepeat() {
            return sign.equals("#");
        }

        boolean isCondition() {
            return !isField() && !isRepeat();
        }

        @Override
        public String toString() {
            return "{{" + sign + name + "}}";
        }
    }

    static List<Mark> in(String text) {
        return MARK.matcher(text).results().map(TemplateMarks::mark).toList();
    }

    private static Mark mark(MatchResult found) {
        return new Mark(found.group(1), found.group(2));
    }

    /** What is left of a text without its marks. */
    static String without(String text) {
        return MARK.matcher(text).replaceAll("");
    }

    /** Replaces marks. */
    static String replaced(String text, java.util.function.Function<Mark, String> values) {
        return MARK.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(mark(found))));
    }

    /** Puts each mark of a paragraph into one run: Word splits them where somebody went on typing later. */
    static void join(Element paragraph) {
        List<Element> texts = WordXml.texts(paragraph);
        StringBuilder all = new StringBuilder();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).getTextContent();
            all.append(text);
            for (int k = 0; k < text.length(); k++) {
                owners.add(i);
            }
        }
        List<MatchResult> marks = MARK.matcher(all).results().toList();
        if (marks.isEmpty()) {
            return;
        }
        marks.forEach(mark -> {
            for (int at = mark.start(); at < mark.end(); at++) {
                owners.set(at, owners.get(mark.start()));
            }
        });
        List<StringBuilder> joined = new ArrayList<>();
        texts.forEach(text -> joined.add(new StringBuilder()));
        for (int at = 0; at < all.length(); at++) {
            joined.get(owners.get(at)).append(all.charAt(at));
        }
        for (int i = 0; i < texts.size(); i++) {
            WordXml.setText(texts.get(i), joined.get(i).toString());
        }
    }

    /** What a mark repeats: the row of the table around it, else its paragraph. */
    static Element block(Element paragraph) {
        return WordXml.above(paragraph, "tr").orElse(paragraph);
    }
}
