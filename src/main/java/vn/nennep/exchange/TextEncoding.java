package vn.nennep.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * In which encoding a text file is. UTF-16 is told by its first bytes and read; the older Vietnamese encodings are told by
 * which bytes stand behind which, and only named, because the same bytes are letters in each of them.
 */
final class TextEncoding {

    private static final int LOOKED_AT = 64;

    private static final String VOWELS = "aAeEiIoOuUyY";

    /** Marks of Windows-1258, each behind its vowel: grave, hook, tilde, acute, dot below. */
    private static final String MARKS_1258 = "\u00CC\u00D2\u00DE\u00EC\u00F2";

    /** Letters of Windows-1258, under their numbers there. */
    private static final String LETTERS_1258 =
            "\u00C0\u00C1\u00C2\u00C3\u00C8\u00C9\u00CA\u00CD\u00D0\u00D3\u00D4\u00D5\u00D9\u00DA\u00DD"
                    + "\u00E0\u00E1\u00E2\u00E3\u00E8\u00E9\u00EA\u00ED\u00F0\u00F3\u00F4\u00F5\u00F9\u00FA\u00FD";

    /** Marks of VNI in small letters, each behind its vowel; those of capitals are 32 lower. */
    private static final String MARKS_VNI =
            "\u00F9\u00F8\u00FB\u00F5\u00EF\u00E2\u00E1\u00E0\u00E5\u00E3\u00E4\u00EA\u00E9\u00E8\u00FA\u00FC\u00EB";

    /** Letters of VNI that stand by themselves: ơ ư đ and the i and y with marks. */
    private static final String LETTERS_VNI = "\u00F4\u00F6\u00F1\u00ED\u00EC\u00E6\u00F3\u00F2\u00EE";

    private static final int CAPITAL = 32;

    private TextEncoding() {}

    /** The same text in UTF-8 when it is UTF-16; otherwise the bytes as they are. */
    static InputStream utf8(InputStream file) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(file, LOOKED_AT);
        byte[] first = bytes.readNBytes(LOOKED_AT);
        bytes.unread(first);
        Charset found = wide(first);
        return found == null ? bytes : new Converted(bytes, found);
    }

    /** Null when it is not UTF-16: a mark of order, or each second byte of names of columns is zero. */
    private static Charset wide(byte[] first) {
        if (first.length < 2) {
            return null;
        }
        int mark = (first[0] & 0xFF) << 8 | first[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < first.length; i += 2) {
            even += first[i] == 0 ? 1 : 0;
            odd += first[i + 1] == 0 ? 1 : 0;
        }
        int pairs = first.length / 2;
        return pairs < 4
                ? null
                : odd > pairs / 2 && even == 0
                        ? StandardCharsets.UTF_16LE
                        : even > pairs / 2 && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /**
     * The key of what to say of a text that is not UTF-8.
     *
     * @param bytes of it, some with the first bit set
     */
    static String refusal(byte[] bytes) {
        if (isWindows1258(bytes)) {
            return "exchange.not-utf8-windows-1258";
        }
        if (isVni(bytes)) {
            return "exchange.not-utf8-vni";
        }
        return isTcvn3(bytes) ? "exchange.not-utf8-tcvn3" : "exchange.not-utf8";
    }

    private static boolean isWindows1258(byte[] bytes) {
        int evident = 0;
        for (int i = 0; i < bytes.length; i++) {
            char one = sign(bytes, i);
            char before = sign(bytes, i - 1);
            boolean letter = LETTERS_1258.indexOf(one) >= 0;
            boolean mark =
                    MARKS_1258.indexOf(one) >= 0 && (VOWELS.indexOf(before) >= 0 || LETTERS_1258.indexOf(before) >= 0);
            // No Vietnamese word has an accented vowel behind a plain a or e: there VNI writes its marks.
            boolean odd = letter && "aAeE".indexOf(before) >= 0 && "\u00D0\u00F0".indexOf(one) < 0;
            if (one >= 0x80 && (!letter && !mark || odd)) {
                return false;
            }
            evident += mark || "\u00C3\u00E3\u00D0\u00F0\u00D5\u00F5\u00DD\u00FD".indexOf(one) >= 0 ? 1 : 0;
        }
        return evident > 0;
    }

    private static boolean isVni(byte[] bytes) {
        int evident = 0;
        for (int i = 0; i < bytes.length; i++) {
            char one = sign(bytes, i);
            char before = sign(bytes, i - 1);
            boolean mark = isOf(MARKS_VNI, one) && (VOWELS.indexOf(before) >= 0 || isOf("\u00F4\u00F6", before));
            if (one >= 0x80 && !mark && !isOf(LETTERS_VNI, one)) {
                return false;
            }
            evident += mark ? 1 : 0;
        }
        return evident > 0;
    }

    private static boolean isOf(String small, char one) {
        return small.indexOf(one) >= 0 || small.indexOf((char) (one + CAPITAL)) >= 0;
    }

    /** Its letters are single bytes, many of them where other encodings have no letters. */
    private static boolean isTcvn3(byte[] bytes) {
        int evident = 0;
        for (int i = 0; i < bytes.length; i++) {
            char one = sign(bytes, i);
            boolean letter = one >= 0xA1
                    && one <= 0xFE
                    && "\u00AF\u00B0\u00B1\u00B2\u00B3\u00B4\u00BA\u00BF".indexOf(one) < 0
                    && "\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u00D9\u00DA\u00DB\u00E0\u00F0".indexOf(one) < 0;
            if (one >= 0x80 && !letter) {
                return false;
            }
            evident += one >= 0xA1 && one <= 0xBE ? 1 : 0;
        }
        return evident > 0;
    }

    private static char sign(byte[] bytes, int place) {
        return place < 0 ? ' ' : (char) (bytes[place] & 0xFF);
    }

    /** A text of another encoding as UTF-8, some of it at a time. */
    private static final class Converted extends InputStream {

        private final Reader reader;
        private final char[] signs = new char[4096];
        private ByteArrayInputStream some = new ByteArrayInputStream(new byte[0]);
        /** The first half of a sign of two, whose second half was not read yet; 0 for none. */
        private char half;

        Converted(InputStream file, Charset charset) {
            reader = new InputStreamReader(
                    file,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            int read = some.read(bytes, offset, most);
            while (read < 0 && fill()) {
                read = some.read(bytes, offset, most);
            }
            return read;
        }

        private boolean fill() throws IOException {
            int from = 0;
            if (half != 0) {
                signs[0] = half;
                from = 1;
                half = 0;
            }
            int read = reader.read(signs, from, signs.length - from);
            if (read < 0) {
                return false;
            }
            int length = from + read;
            if (Character.isHighSurrogate(signs[length - 1])) {
                half = signs[--length];
            }
            some = new ByteArrayInputStream(new String(signs, 0, length).getBytes(StandardCharsets.UTF_8));
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
