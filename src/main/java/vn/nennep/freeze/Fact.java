package vn.nennep.freeze;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line of the canonical text: {@code unit, kind, key, value} with tabulators between.
 *
 * @param unit identifier of the unit that the fact belongs to
 * @param kind word of its kind
 * @param key names the fact within unit and kind
 * @param value as JSON, of a mark its letters
 */
record Fact(String unit, String kind, String key, String value) {

    /** @throws FrozenTextException when it is no line of a fact */
    static Fact of(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4 || parts[0].isEmpty() || FactKind.of(parts[1]) == null) {
            throw new FrozenTextException("no line of a fact: " + line);
        }
        return new Fact(parts[0], parts[1], parts[2], parts[3]);
    }

    boolean is(FactKind wanted) {
        return wanted.word().equals(kind);
    }

    /** The order of the text: byte by byte. The tabulator is less than whatever stands in a part. */
    int compareKey(Fact other) {
        return Arrays.compareUnsigned(bytesOfKey(), other.bytesOfKey());
    }

    private byte[] bytesOfKey() {
        return String.join("\t", unit, kind, key).getBytes(StandardCharsets.UTF_8);
    }
}
