package vn.nennep.shared;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every text for people, in Vietnamese or English: what pages say, what is refused, the words of lists.
 *
 * <p>A room keeps its texts in a bundle of its own name, and each key begins with that name: {@code plan.line-title} is in
 * {@code plan.properties}. Two sorts of keys carry a name that tells the room by itself: labels of an enumeration ({@code
 * MeetingKind.THEMATIC}), and what a constraint of a table refuses ({@code constraint.meeting_code_unique}).
 */
public final class Messages {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    public static final Locale ENGLISH = Locale.ENGLISH;

    /** The rooms that say something to people: names of bundles beside the rooms' packages. */
    static final List<String> ROOMS = List.of(
            "access",
            "alert",
            "audit",
            "calendar",
            "codelist",
            "duplicate",
            "exchange",
            "frame",
            "freeze",
            "guidance",
            "logbook",
            "mail",
            "material",
            "meeting",
            "operation",
            "paper",
            "people",
            "plan",
            "quality",
            "reorganisation",
            "report",
            "rollcall",
            "shared",
            "tally",
            "tree");

    private static final Pattern FACT = Pattern.compile("\\{(\\d+)}");

    private static final String CONSTRAINT = "constraint.";
    private static final String UNNAMED = CONSTRAINT + "unnamed";

    private static final Map<String, String> IN_VIETNAMESE = read(VIETNAMESE);
    private static final Map<String, String> IN_ENGLISH = read(ENGLISH);

    private Messages() {}

    /**
     * The sentence of a key with its facts filled in: days as 31/12/2021, numbers without a thousands separator, values of
     * an enumeration by their label. A fact stands in the sentence as {@code {0}}, {@code {1}} …; any other sign is written
     * as it is. The key itself when there is no such sentence.
     *
     * @param key never null
     */
    public static String text(Locale locale, String key, Object... facts) {
        return text(locale, key, List.of(facts));
    }

    /** As {@link #text(Locale, String, Object...)}, the facts in a list, none of them null. */
    public static String text(Locale locale, String key, List<?> facts) {
        Optional<String> pattern = find(locale, key);
        if (pattern.isEmpty()) {
            // Not every constraint has a sentence of its own; none may reach people by its name.
            return key.startsWith(CONSTRAINT) && !key.equals(UNNAMED)
                    ? text(locale, UNNAMED)
                    : key + (facts.isEmpty() ? "" : facts);
        }
        return FACT.matcher(pattern.get()).replaceAll(found -> {
            int place = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(place < facts.size() ? shown(facts.get(place), locale) : found.group());
        });
    }

    /** The sentence of a refusal. */
    public static String text(Locale locale, RefusedException refusal) {
        return text(locale, refusal.key(), refusal.facts());
    }

    /** The label of a value of an enumeration. */
    public static String label(Locale locale, Enum<?> value) {
        return text(locale, value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** The text of a key as it stands in the bundle, facts not filled in; empty when there is none. */
    public static Optional<String> find(Locale locale, String key) {
        return Optional.ofNullable(all(locale).get(key));
    }

    /** All texts of a language by their keys, as they stand in the bundles. */
    public static Map<String, String> all(Locale locale) {
        return closest(locale).equals(ENGLISH) ? IN_ENGLISH : IN_VIETNAMESE;
    }

    /** English when asked for, Vietnamese otherwise. */
    public static Locale closest(Locale wanted) {
        return wanted != null && "en".equals(wanted.getLanguage()) ? ENGLISH : VIETNAMESE;
    }

    private static String shown(Object fact, Locale locale) {
        if (fact instanceof LocalDate day) {
            return Days.shown(day);
        }
        if (fact instanceof Enum<?> word) {
            return label(locale, word);
        }
        // Years and codes are no quantities: no thousands separator.
        return String.valueOf(fact);
    }

    private static Map<String, String> read(Locale locale) {
        // A server of another language must not decide the language of a Vietnamese page.
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        Map<String, String> texts = new HashMap<>();
        for (String room : ROOMS) {
            ResourceBundle bundle = ResourceBundle.getBundle("vn.nennep." + room, locale, noFallback);
            bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        }
        return Map.copyOf(texts);
    }
}
