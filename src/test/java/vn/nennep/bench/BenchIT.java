package vn.nennep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./build.sh bench}: the same rows by every way, and no ratio far from what it should be. */
class BenchIT {

    @Test
    void comesToTheSameRowsByEveryWayAndKeepsGenerousLimits() throws Exception {
        assertEquals(List.of(), Bench.shortForm());
    }
}
