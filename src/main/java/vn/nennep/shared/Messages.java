package vn.nennep.shared;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Sentences for people, in Vietnamese or English: from the bundle {@code vn.nennep.messages} and from those of the rooms
 * that have one of their own.
 */
public final class Messages {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    public static final Locale ENGLISH = Locale.ENGLISH;

    /** The bundle behind pages and messages; without a suffix it is Vietnamese. */
    public static final String BUNDLE = "vn.nennep.messages";

    /** Rooms with a bundle of their own, for what their pages say and what they refuse. */
    public static final List<String> ROOM_BUNDLES = Stream.of(
                    "material", "guidance", "plan", "meeting", "quality", "alert")
            .map("vn.nennep."::concat)
            .toList();

    private static final String CONSTRAINT = "constraint.";
    private static final String UNNAMED = CONSTRAINT + "unnamed";

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    /** The sentence of a key with its facts filled in; the key itself when the bundle has no such sentence. */
    public static String text(Locale locale, String key, Object... facts) {
        return text(locale, key, List.of(facts));
    }

    public static String text(Locale locale, String key, List<?> facts) {
        String pattern;
        try {
            pattern = pattern(locale, key);
        } catch (MissingResourceException e) {
            if (key.startsWith(CONSTRAINT) && !key.equals(UNNAMED)) {
                // Not every constraint has a sentence of its own; none may reach people by its name.
                return text(locale, UNNAMED);
            }
            return key + (facts.isEmpty() ? "" : facts);
        }
        Object[] shown = facts.stream().map(fact -> shown(fact, locale)).toArray();
        return new MessageFormat(pattern, locale).format(shown);
    }

    /**
     * The sentence of a key as it stands, without facts.
     *
     * @throws MissingResourceException when there is none
     */
    public static String pattern(Locale locale, String key) {
        // A server of another language must not decide the language of a Vietnamese page.
        ResourceBundle general = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        return general.containsKey(key) ? general.getString(key) : roomPattern(locale, key);
    }

    /**
     * The sentence of a room's bundle, its facts not filled in.
     *
     * @throws MissingResourceException when no room has it
     */
    public static String roomPattern(Locale locale, String key) {
        return ROOM_BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, locale, NO_FALLBACK))
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow(() -> new MissingResourceException("no bundle has " + key, "Messages", key))
                .getString(key);
    }

    /** The sentence of a refusal. */
    public static String text(Locale locale, RefusedException refusal) {
        return text(locale, refusal.key(), refusal.facts());
    }

    /** English when asked for, Vietnamese otherwise. */
    public static Locale closest(Locale wanted) {
        return wanted != null && "en".equals(wanted.getLanguage()) ? ENGLISH : VIETNAMESE;
    }

    private static Object shown(Object fact, Locale locale) {
        if (fact instanceof LocalDate day) {
            return day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        }
        // Years and codes are no quantities: no thousands separator.
        if (fact instanceof Number number) {
            return number.toString();
        }
        if (fact instanceof Enum<?> word) {
            return text(locale, word.getDeclaringClass().getSimpleName() + "." + word.name());
        }
        return fact;
    }
}
