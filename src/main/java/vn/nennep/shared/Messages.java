package vn.nennep.shared;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Sentences for people, from the bundle {@code vn.nennep.messages}, in Vietnamese or English. */
public final class Messages {

    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    public static final Locale ENGLISH = Locale.ENGLISH;

    /** The bundle behind pages and messages; without a suffix it is Vietnamese. */
    public static final String BUNDLE = "vn.nennep.messages";

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
            // A server of another language must not decide the language of a Vietnamese page.
            pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key);
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
