package vn.nennep.freeze;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads pieces one after the other as one stream; holds one at a time. */
final class ChunkInput extends InputStream {

    private final IntFunction<Optional<byte[]>> pieces;
    private byte[] piece = new byte[0];
    private int at;
    private int position;

    /** @param pieces the piece of a position, from 1; empty after the last */
    ChunkInput(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        return isMore() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!isMore()) {
            return -1;
        }
        int some = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, bytes, from, some);
        at += some;
        return some;
    }

    private boolean isMore() {
        while (at == piece.length) {
            Optional<byte[]> next = pieces.apply(position + 1);
            if (next.isEmpty()) {
                return false;
            }
            piece = next.get();
            at = 0;
            position++;
        }
        return true;
    }
}
