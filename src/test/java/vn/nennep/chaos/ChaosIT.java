package vn.nennep.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Extent;

/**
 * The short form of {@code ./build.sh chaos}: one start, the server killed once in a run or a save, the database or its
 * wire struck once.
 */
class ChaosIT {

    private static final int CELLS = 40;

    @Test
    void losesAndDoublesNothingWhenItIsKilled() throws Exception {
        Random random = Extent.random("chaos");
        List<Blow> blows = new ArrayList<>(List.of(
                one(random, Blow.SERVER_IN_RUN, Blow.SERVER_IN_SAVE),
                one(
                        random,
                        Blow.BACKEND,
                        Blow.POSTMASTER,
                        Blow.DATABASE,
                        Blow.WIRE_CUT,
                        Blow.WIRE_HELD,
                        Blow.SESSIONS)));
        Collections.shuffle(blows, random);
        List<String> said = new ArrayList<>();
        Path folder = Path.of("target", "it", "chaos-" + System.getProperty("nennep.fork", "0"));
        try (Chaos chaos = new Chaos(random.nextInt(1_000), folder, 600, false, said::add)) {
            chaos.begin(CELLS, true);
            for (Blow blow : blows) {
                chaos.strike(blow);
            }
            assertEquals(List.of(), chaos.end(), said.toString());
            assertTrue(chaos.acknowledged() > 0, said.toString());

            chaos.spoil();
            assertFalse(chaos.end().isEmpty(), "what changed by itself is found");
        }
    }

    private static Blow one(Random random, Blow... kinds) {
        return kinds[random.nextInt(kinds.length)];
    }
}
