package vn.nennep.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How Vietnamese text is stored and found: composed (NFC), and searched without accents. */
public final class VietnameseText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");

    private VietnameseText() {}

    /**
     * Composed form with single blanks and without control characters; typed and imported text comes in both forms
     * and looks the same.
     *
     * @return null when nothing but blanks is left
     */
    public static String tidy(String text) {
        if (text == null) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String single = BLANKS.matcher(composed).replaceAll(" ").strip().replaceAll("\\p{Cntrl}", "");
        return single.isEmpty() ? null : single;
    }

    /**
     * Composed form of a text with paragraphs: line ends are kept, blanks at both ends and control characters are not.
     *
     * @return null when nothing but blanks is left
     */
    public static String tidyText(String text) {
        if (text == null) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\R", "\n");
        String clean = composed.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        return clean.isEmpty() ? null : clean;
    }

    /** Lower case without accents, đ as d: what a person types who leaves the accents out. */
    public static String searchable(String text) {
        String tidy = tidy(text);
        if (tidy == null) {
            return "";
        }
        // đ is a letter of its own and does not decompose.
        String plain = tidy.replace('đ', 'd').replace('Đ', 'D');
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
