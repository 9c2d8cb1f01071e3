package vn.nennep.freeze;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Writes a canonical text: head, facts, a line a unit, the end. Its hash is computed while it is written. */
final class FreezeText {

    /** The line between the facts and the lines of the units. */
    static final String UNITS = "units";

    /** Begins the last line, which says how many facts there are. */
    static final String END = "end";

    /**
     * What was written.
     *
     * @param hash SHA-256 of all bytes, in hexadecimal digits
     * @param lines facts
     * @param bytes length of the text
     */
    record Written(String hash, long lines, long bytes) {}

    private final MessageDigest whole = Digests.sha256();
    private final OutputStream out;
    private long written;

    private FreezeText(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes the text of these facts.
     *
     * @param facts sorted byte by byte
     * @param seals told of each seal as soon as its unit is written
     */
    static Written write(
            FreezeHeader header, Iterator<String> facts, OutputStream out, Consumer<TextDigest.UnitSeal> seals) {
        return new FreezeText(out).write(header, facts, seals);
    }

    private Written write(FreezeHeader header, Iterator<String> facts, Consumer<TextDigest.UnitSeal> seals) {
        header.lines().forEach(line -> write(Digests.bytes(line)));
        List<String> units = new ArrayList<>();
        TextDigest digest = new TextDigest(header, units::add, seals);
        while (facts.hasNext()) {
            String line = facts.next();
            byte[] bytes = Digests.bytes(line);
            digest.take(line, bytes);
            write(bytes);
        }
        digest.end();
        write(Digests.bytes(UNITS));
        units.forEach(line -> write(Digests.bytes(line)));
        write(Digests.bytes(END + "\t" + digest.lines()));
        return new Written(Digests.hex(whole), digest.lines(), written);
    }

    private void write(byte[] bytes) {
        whole.update(bytes);
        written += bytes.length;
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
