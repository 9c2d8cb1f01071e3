package vn.nennep.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * A canonical text as it is read, fact by fact. When all facts were read, it says whether its own parts agree: the lines
 * of units at its end with their blocks, and which hash it has.
 */
final class FrozenText implements Iterator<String> {

    private final MessageDigest whole = Digests.sha256();
    private final BufferedReader reader;
    private final FreezeHeader header;
    private final TextDigest digest;
    private final List<String> units = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String next;
    private String hash;

    /**
     * Reads the head.
     *
     * @param in the text, not compressed
     * @param seals told of each seal of a paper as its unit was read
     * @throws FrozenTextException when it is no canonical text, or ends early
     */
    FrozenText(InputStream in, Consumer<TextDigest.UnitSeal> seals) {
        reader = new BufferedReader(
                new InputStreamReader(new DigestInputStream(in, whole), StandardCharsets.UTF_8), 1 << 16);
        header = FreezeHeader.read(new Iterator<>() {

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                return readLine();
            }
        });
        digest = new TextDigest(header, units::add, seals);
        advance();
    }

    FreezeHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        String line = next;
        digest.take(line, Digests.bytes(line));
        advance();
        return line;
    }

    private void advance() {
        next = readLine();
        if (next.equals(FreezeText.UNITS)) {
            next = null;
            finish();
        }
    }

    private void finish() {
        digest.end();
        Iterator<String> computed = units.iterator();
        String line = readLine();
        while (!line.startsWith(FreezeText.END)) {
            String right = computed.hasNext() ? computed.next() : null;
            if (!line.equals(right)) {
                faults.add(line.substring(0, Math.max(0, line.indexOf('\t'))));
            }
            line = readLine();
        }
        computed.forEachRemaining(right -> faults.add(right.substring(0, right.indexOf('\t'))));
        if (!line.equals(FreezeText.END + "\t" + digest.lines())) {
            faults.add(FreezeText.END);
        }
        try {
            if (reader.readLine() != null) {
                throw new FrozenTextException("something stands after the end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hash = Digests.hex(whole);
    }

    private String readLine() {
        try {
            String line = reader.readLine();
            if (line == null) {
                throw new FrozenTextException("the text ends early, after " + digest() + " facts");
            }
            return line;
        } catch (IOException e) {
            throw new FrozenTextException("the text cannot be read on after " + digest() + " facts", e);
        }
    }

    private long digest() {
        return digest == null ? 0 : digest.lines();
    }

    /** SHA-256 of all its bytes; asked when every fact was read. */
    String hash() {
        if (hash == null) {
            throw new IllegalStateException("not read to its end");
        }
        return hash;
    }

    /** Units whose block is not the one that the end of the text names; asked when every fact was read. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    long lines() {
        return digest.lines();
    }
}
