package vn.nennep.shared;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an entry of a list is called in each language, as a province keeps it: one row a language in the database.
 *
 * @param byLanguage code of the language ({@code vi}, {@code en}) → name; has the Vietnamese one
 */
public record Names(Map<String, String> byLanguage) implements Serializable {

    /** The language that every entry has a name in. */
    public static final String FIRST = "vi";

    public Names {
        if (!byLanguage.containsKey(FIRST)) {
            throw new IllegalArgumentException("no Vietnamese name in " + byLanguage);
        }
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The Vietnamese and the English name; neither is null. */
    public static Names of(String vietnamese, String english) {
        return new Names(Map.of(FIRST, vietnamese, "en", english));
    }

    /** From {@code {"vi": "Chuyên môn", "en": "Professional"}}. */
    public static Names read(String json) {
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonObject names = reader.readObject();
            return new Names(names.keySet().stream().collect(Collectors.toMap(name -> name, names::getString)));
        }
    }

    /** The name in a language; the Vietnamese one where there is none. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.get(FIRST));
    }

    public String in(Locale locale) {
        return in(locale.getLanguage());
    }
}
