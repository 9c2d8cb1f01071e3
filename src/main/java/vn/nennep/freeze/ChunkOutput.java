package vn.nennep.freeze;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts what is written into pieces of one size, and hands each on as soon as it is full. */
final class ChunkOutput extends OutputStream {

    private static final int SIZE = 1 << 20;

    private final Consumer<byte[]> pieces;
    private final byte[] piece = new byte[SIZE];
    private int filled;

    ChunkOutput(Consumer<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(int one) {
        if (filled == SIZE) {
            handOn();
        }
        piece[filled++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            if (filled == SIZE) {
                handOn();
            }
            int some = Math.min(left, SIZE - filled);
            System.arraycopy(bytes, at, piece, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    private void handOn() {
        pieces.accept(Arrays.copyOf(piece, filled));
        filled = 0;
    }

    @Override
    public void close() {
        if (filled > 0) {
            handOn();
        }
    }
}
