package vn.nennep.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces that papers are printed with: Liberation Serif, whose letters are as wide as those of Times New Roman, so that
 * lines break as they do in Word. Widths are read once, when the first paper is printed.
 */
enum Faces {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    private static final int LETTERS = Character.MAX_VALUE + 1;

    /** Units of the em square that {@link #widths} are in. */
    private static final float EM = 1000f;

    private final String file;

    Faces(String style) {
        this.file = "/liberation/LiberationSerif-" + style + ".ttf";
    }

    static Faces of(boolean bold, boolean italic) {
        if (bold) {
            return italic ? BOLD_ITALIC : BOLD;
        }
        return italic ? ITALIC : REGULAR;
    }

    /** The file of the face; to be closed. */
    InputStream open() {
        InputStream stream = Faces.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the face " + file + " is not there");
        }
        return stream;
    }

    /** Whether the face has the letter. */
    boolean has(char letter) {
        return widths()[letter] >= 0;
    }

    /** How wide a text is, in points. */
    float width(String text, float size) {
        short[] widths = widths();
        long sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += Math.max(0, widths[text.charAt(i)]);
        }
        return sum * size / EM;
    }

    /** How wide a letter is, in points. */
    float width(char letter, float size) {
        return Math.max(0, widths()[letter]) * size / EM;
    }

    private short[] widths() {
        return Widths.BY_FACE.get(this);
    }

    /** Read at the first use of any face. */
    private static final class Widths {

        static final Map<Faces, short[]> BY_FACE = new EnumMap<>(Faces.class);

        static {
            for (Faces face : Faces.values()) {
                BY_FACE.put(face, read(face));
            }
        }

        private static short[] read(Faces face) {
            try (InputStream file = face.open();
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                CmapLookup letters = font.getUnicodeCmapLookup();
                float scale = EM / font.getUnitsPerEm();
                short[] widths = new short[LETTERS];
                for (int letter = 0; letter < LETTERS; letter++) {
                    int glyph = letters.getGlyphId(letter);
                    widths[letter] = glyph == 0 ? -1 : (short) Math.round(font.getAdvanceWidth(glyph) * scale);
                }
                return widths;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
