package vn.nennep.paper;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import vn.nennep.shared.Messages;

/**
 * Something that is wrong with a template.
 *
 * @param place where: the words around it; empty for the file as a whole
 * @param key of the sentence that says what
 * @param facts of the sentence
 */
public record TemplateFault(String place, String key, List<String> facts) implements Serializable {

    public TemplateFault {
        facts = List.copyOf(facts);
    }

    public static TemplateFault of(String place, String key, String... facts) {
        return new TemplateFault(place, key, List.of(facts));
    }

    /** What is wrong, for people. */
    public String reason(Locale locale) {
        return Messages.text(locale, key, facts);
    }
}
