package vn.nennep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a line is held to, and what the page of results says of it. */
class LineTest {

    /** Three lines with fixed values: the second is thrice the first, the third five times. */
    private static SectionResult result(String title, boolean isShort) {
        Measures measures = new Measures();
        for (int round = 0; round < 3; round++) {
            measures.note("floor", 10 + round);
            measures.note("job", 33);
            measures.note("others", 55);
        }
        Section section = new Section() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public String key() {
                return "key";
            }

            @Override
            public List<Line> lines() {
                return List.of(
                        Line.of("floor").atMost(12),
                        Line.of("job").atMost(2.9, "floor").inShort(4),
                        Line.of("others").atLeast(6, "floor"));
            }

            @Override
            public void prepare(World world) {}

            @Override
            public void round(Measures values) {}
        };
        return new SectionResult(section, section.lines(), measures, 3, 1, isShort);
    }

    @Test
    void namesWhatMissesALimitByItsMedian() {
        assertEquals(
                List.of("A: job: 3.00 × “floor”, ≤ 2.9 ×", "A: others: 5.00 × “floor”, ≥ 6 ×"),
                result("A", false).missed());
        assertTrue(result("A", false).markdown().contains("≤ 2.9 × **missed**"));
    }

    @Test
    void asksInTheShortFormOnlyWhatHasABoundForIt() {
        assertEquals(List.of(), result("A", true).missed());
    }

    @Test
    void replacesTheSectionsOfARunAndKeepsTheOthers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("page.md");
        BenchPage page = new BenchPage(file);
        page.write(
                "# one\n",
                List.of(result("A", false), result("B", false), result("old", false)),
                List.of("A", "B", "old"));
        page.write("# two\n", List.of(result("B", true)), List.of("A", "B"));
        String written = Files.readString(file);
        assertTrue(written.startsWith("# two\nLimits that were missed:\n\n- A: job\n- A: others\n\n## A\n"), written);
        assertEquals(3, written.split("(?m)^## ").length);
        assertFalse(written.substring(written.indexOf("## B")).contains("missed"));
    }

    @Test
    void refusesACallThatIsNotKnown() {
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.of("--many"));
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.of("--cells"));
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.of("--rounds", "0"));
        assertFalse(BenchOptions.of("--cells", "300").isWrittenDown());
        assertTrue(BenchOptions.of().isWrittenDown());
    }
}
