package vn.nennep.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code ./build.sh bench data} takes and refuses. */
class ProvincePlanTest {

    private static final ProvincePlan PLAN = new ProvincePlan(1, 100, 3, 2025);

    @Test
    void drawsTheSameForTheSameSeed() {
        assertEquals(MadeUpMember.ofCell(PLAN, 5), MadeUpMember.ofCell(new ProvincePlan(1, 100, 3, 2025), 5));
        assertNotEquals(MadeUpMember.ofCell(PLAN, 5), MadeUpMember.ofCell(new ProvincePlan(2, 100, 3, 2025), 5));
        assertEquals(4, PLAN.ref("meeting", 9).version());
        assertEquals(2, PLAN.ref("meeting", 9).variant());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new ProvincePlan(1, 19, 3, 2025));
        assertThrows(IllegalArgumentException.class, () -> new ProvincePlan(1, 100, 0, 2025));
        assertThrows(IllegalArgumentException.class, () -> DataCommand.of(Map.of(), "--many", "1"));
        assertThrows(IllegalArgumentException.class, () -> DataCommand.of(Map.of(), "--seed"));
    }

    @Test
    void refusesADiskThatIsTooSmallAndSaysHowMuchIsMissing() {
        ProvincePlan huge = new ProvincePlan(1, 1_000_000, 10, 2025);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> DataSpace.require(huge, Path.of("not", "there")));
        assertTrue(refused.getMessage().contains("1,000,000 cells and 10 years take about 6"), refused.getMessage());
    }
}
