package vn.nennep.shared;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one normal form of text, whether it was typed, loaded from a file or sent by a program, and the form in which it
 * is searched.
 *
 * <p>Two texts that look the same are the same: composed letters (NFC), no invisible signs, one kind of blank and of
 * apostrophe, no mark without its letter, no Cyrillic, Greek or Icelandic letter that only looks like one of ours. The
 * search form is also {@code search_form} in the database and {@code plain} in the browser's script; a test holds the
 * three together.
 */
public final class VietnameseText {

    /** Zero width signs, soft hyphens, marks of direction, byte-order marks, variation selectors, fillers. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0]");

    /** Every blank that stays on its line. */
    private static final Pattern BLANK = Pattern.compile("[\\p{Zs}\\t\\u000B]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    /** A mark needs a letter before it. */
    private static final Pattern LOOSE_MARKS = Pattern.compile("(?<=^|[^\\p{L}\\p{M}])\\p{M}+");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** What keyboards and word processors make of the apostrophe in {@code H'Hen}, between two letters. */
    private static final Pattern APOSTROPHE = Pattern.compile(
            "(?<=\\p{L})[\\u2018\\u2019\\u201B\\u02B9\\u02BB\\u02BC\\u02BD\\u02C8\\u0060\\u00B4\\u2032\\u2035\\u055A\\uA78C\\uFF07](?=\\p{L})");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{IsCyrillic}\\p{IsGreek}]");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private static final String LOOKS = "АВСЕНІЈКМОРЅТХУаеіјорѕсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧανο";
    private static final String LATIN_LOOKS = "ABCEHIJKMOPSTXYaeijopscxyABEZHIKMNOPTYXavo";

    private static final Map<Integer, Integer> LOOK_ALIKE = lookAlike();

    private static final Collator LETTER_ORDER = Collator.getInstance(Locale.forLanguageTag("vi"));

    private VietnameseText() {}

    /** The order of Vietnamese letters, in which {@code Đ} comes after all of {@code D}. */
    public static Comparator<Object> letterOrder() {
        return LETTER_ORDER;
    }

    private static Map<Integer, Integer> lookAlike() {
        int[] from = LOOKS.codePoints().toArray();
        int[] to = LATIN_LOOKS.codePoints().toArray();
        return java.util.stream.IntStream.range(0, from.length)
                .boxed()
                .collect(Collectors.toMap(i -> from[i], i -> to[i]));
    }

    /**
     * The normal form of a text of one line: single blanks, none at the ends, no control characters.
     *
     * @return null when nothing visible is left
     */
    public static String tidy(String text) {
        if (text == null || isPlain(text)) {
            return text;
        }
        String one =
                CONTROL.matcher(BLANKS.matcher(normal(text)).replaceAll(" ")).replaceAll("");
        String stripped = one.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** {@link #tidy}, with an empty text for null and for nothing visible. */
    public static String tidyOrEmpty(String text) {
        String tidy = tidy(text);
        return tidy == null ? "" : tidy;
    }

    /**
     * The normal form of a text with paragraphs: line ends are kept, blanks at both ends and control characters are not.
     *
     * @return null when nothing visible is left
     */
    public static String tidyText(String text) {
        if (text == null) {
            return null;
        }
        String clean = CONTROL.matcher(normal(text.replaceAll("\\R", "\n")))
                .replaceAll(" ")
                .strip();
        return clean.isEmpty() ? null : clean;
    }

    /**
     * Lower case without accents and apostrophes, đ as d: what a person types who leaves them out.
     *
     * @return empty only when nothing visible was typed: a search for apostrophes alone must not find everything
     */
    public static String searchable(String text) {
        if (text != null && isPlain(text) && text.indexOf('\'') < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        // đ is a letter of its own and does not decompose.
        String letters = MARKS.matcher(Normalizer.normalize(tidyOrEmpty(text), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
        String plain = tidyOrEmpty(letters.replace("'", ""));
        return plain.isEmpty() ? letters : plain;
    }

    /**
     * Whether a text is certainly in its normal form: ASCII without control characters, blanks one by one between others.
     * Codes and days of a file are, by the million; the grave accent is left out, since it may stand for an apostrophe.
     */
    private static boolean isPlain(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ' || one > '~' || one == '`' || one == ' ' && blank) {
                return false;
            }
            blank = one == ' ';
        }
        return !blank;
    }

    private static String normal(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        String blanks = BLANK.matcher(visible).replaceAll(" ");
        String narrow = FULL_WIDTH
                .matcher(blanks)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        Normalizer.normalize(found.group(), Normalizer.Form.NFKC)));
        String composed = Normalizer.normalize(narrow, Normalizer.Form.NFC);
        // Eth and the African D look like our đ, and have other numbers.
        String ours =
                composed.replace('Ð', 'Đ').replace('Ɖ', 'Đ').replace('ð', 'đ').replace('ɖ', 'đ');
        String latin = OTHER_SCRIPT.matcher(ours).find()
                ? Normalizer.normalize(
                        WORD.matcher(ours).replaceAll(found -> latin(found.group())), Normalizer.Form.NFC)
                : ours;
        String marked = LOOSE_MARKS.matcher(latin).replaceAll("");
        return APOSTROPHE.matcher(marked).replaceAll("'");
    }

    /** A word of both scripts was typed with the wrong letters; one that is all Cyrillic or Greek is another language. */
    private static String latin(String word) {
        if (!LATIN.matcher(word).find() || !OTHER_SCRIPT.matcher(word).find()) {
            return word;
        }
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .codePoints()
                .map(letter -> LOOK_ALIKE.getOrDefault(letter, letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
