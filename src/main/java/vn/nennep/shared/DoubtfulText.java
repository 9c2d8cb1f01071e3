package vn.nennep.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text that is allowed and yet was probably broken on its way: before it is kept, a person should look at it.
 *
 * <p>Each answer is a message key whose fact is the text.
 */
public final class DoubtfulText {

    /** The sentence for two codes that {@link #confusable} takes for one; its facts are the new and the older code. */
    public static final String ALIKE = "shared.doubt.alike";

    /** What {@link #confusable} does, in SQL. */
    public static final String CONFUSABLE_SQL = "translate(upper(%s), 'OIL', '011')";

    /** What a program writes for a letter that it does not have. */
    private static final Pattern REPLACED = Pattern.compile("\\uFFFD|\\p{L}\\?+\\p{L}|\\p{L}\\?{2,}|\\?{2,}\\p{L}");

    /** UTF-8 read as Windows-1252 or Latin-1. */
    private static final Pattern TWICE_ENCODED = Pattern.compile(
            "\\u00C3[\\u0080-\\u00BF\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013-\\u203A\\u20AC\\u2122]"
                    + "|\\u00E1[\\u00BA\\u00BB]|\\u00C4[\\u0090\\u2018\\u0192\\u00A9\\u00A8]|\\u00C6[\\u00B0\\u00A1\\u00AF]|\\u00C4\\u0111|\\u00C2[\\u00A0-\\u00BF]");

    /** Signs that TCVN3 and VNI put in the place of Vietnamese letters, next to or within a word. */
    private static final Pattern OLD_ENCODING = Pattern.compile(
            "\\p{L}[\\u00A1-\\u00A9\\u00AB-\\u00B4\\u00B5-\\u00B9\\u00BB-\\u00BF\\u00D7\\u00F7]|[\\u00A1-\\u00A9\\u00AC\\u00AE\\u00B5-\\u00B8\\u00BB-\\u00BE\\u00D7\\u00F7]\\p{L}"
                    + "|\\p{Ll}[\\u00C4-\\u00CE\\u00D1\\u00D2\\u00D4-\\u00DF]|\\p{L}[\\u00C5-\\u00C7\\u00CB\\u00CE\\u00CF\\u00D1\\u00D6\\u00D8\\u00DB\\u00DC\\u00DE\\u00DF\\u00E4-\\u00E7\\u00EB\\u00EE-\\u00F1\\u00F6\\u00F8\\u00FB\\u00FC\\u00FE\\u00FF]"
                    + "|[\\u00E4-\\u00E7\\u00EB\\u00EE-\\u00F1\\u00F6\\u00F8\\u00FB\\u00FC\\u00FE\\u00FF]\\p{L}");

    /** A long number that a spreadsheet has shortened. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]*");

    private DoubtfulText() {}

    /**
     * What makes a text of any kind doubtful.
     *
     * @param text in its normal form; null is never doubtful
     */
    public static Optional<String> inText(String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (REPLACED.matcher(text).find()) {
            return Optional.of("shared.doubt.replaced");
        }
        if (TWICE_ENCODED.matcher(text).find() || OLD_ENCODING.matcher(text).find()) {
            return Optional.of("shared.doubt.encoding");
        }
        return Optional.empty();
    }

    /** What makes the name of a person or a unit doubtful. */
    public static Optional<String> inName(String name) {
        return name == null
                ? Optional.empty()
                : name.contains("?")
                        ? Optional.of("shared.doubt.replaced")
                        : inText(name)
                                .or(() -> SCIENTIFIC.matcher(name).matches()
                                                || NO_LETTER.matcher(name).matches()
                                        ? Optional.of("shared.doubt.no-name")
                                        : Optional.empty());
    }

    /** What makes a code doubtful by itself; codes that are alike are another matter. */
    public static Optional<String> inCode(String code) {
        return code != null && SCIENTIFIC.matcher(code).matches()
                ? Optional.of("shared.doubt.number")
                : inText(code)
                        .or(() -> code != null && code.contains("?")
                                ? Optional.of("shared.doubt.replaced")
                                : Optional.empty());
    }

    /** Codes that give the same text here are easily taken for each other: case, the letter O and zero, I, l and one. */
    public static String confusable(String code) {
        return code.toUpperCase(java.util.Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
