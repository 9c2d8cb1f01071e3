package vn.nennep.shared;

import io.nayuki.qrcodegen.QrCode;

/**
 * A text as the squares of a QR code.
 *
 * @param path of an SVG picture, with a side of 1 for each square
 * @param size side of the picture in squares, with the quiet zone around it
 */
public record QrPicture(String path, int size) {

    private static final int QUIET = 4;

    /** @param text of at most some two thousand letters */
    public static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size + 2 * QUIET);
    }
}
