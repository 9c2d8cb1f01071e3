package vn.nennep.shared;

import io.nayuki.qrcodegen.QrCode;
import java.util.BitSet;

/**
 * A text as the squares of a QR code.
 *
 * @param path of an SVG picture, with a side of 1 for each square
 * @param size side of the picture in squares, with the quiet zone around it
 * @param dark its squares, row by row, without the quiet zone
 */
public record QrPicture(String path, int size, BitSet dark) {

    private static final int QUIET = 4;

    /** @param text of at most some two thousand letters */
    public static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        BitSet dark = new BitSet();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.set(y * code.size + x);
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size + 2 * QUIET, dark);
    }

    /** Whether a square of the picture, counted from its upper left corner, is dark. */
    public boolean isDark(int x, int y) {
        int side = size - 2 * QUIET;
        int column = x - QUIET;
        int row = y - QUIET;
        return column >= 0 && row >= 0 && column < side && row < side && dark.get(row * side + column);
    }
}
