package vn.nennep.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The criteria sets that come with the program, for tests. */
final class SampleSet {

    private SampleSet() {}

    static Criteria anPhu() {
        return read(anPhuText());
    }

    static Criteria before2025() {
        return read(text("example-before-2025"));
    }

    static String anPhuText() {
        return text("example-an-phu");
    }

    static Criteria read(String text) {
        return CriteriaReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        try (InputStream in = SampleSet.class.getResourceAsStream("/quality/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
