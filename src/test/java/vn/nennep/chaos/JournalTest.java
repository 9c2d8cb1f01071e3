package vn.nennep.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final String MEETING = "Chaos B70-6";

    @TempDir
    private Path folder;

    @Test
    void leavesOnePossibleStateWhenAnswered() throws Exception {
        try (Journal journal = new Journal(folder.resolve("journal"), new Recoveries())) {
            Journal.Save planned = journal.sent(Map.of(MEETING, Journal.PLANNED));
            assertTrue(journal.isPending());
            assertEquals(
                    Set.of(Journal.NOWHERE, Journal.PLANNED), journal.possible().get(MEETING));
            journal.acknowledged(planned);
            assertEquals(Set.of(Journal.PLANNED), journal.possible().get(MEETING));
            assertTrue(Files.readString(folder.resolve("journal")).endsWith("! " + MEETING + " planned\n"));

            journal.refused(journal.sent(Map.of(MEETING, "PPA")));
            assertEquals(Set.of(Journal.PLANNED), journal.possible().get(MEETING));
        }
    }

    @Test
    void leavesBothStatesWithoutAnAnswer() throws Exception {
        try (Journal journal = new Journal(folder.resolve("journal"), new Recoveries())) {
            journal.acknowledged(journal.sent(Map.of(MEETING, "PPP")));
            journal.unanswered(journal.sent(Map.of(MEETING, "PPA")), 503);
            assertEquals(Set.of("PPP", "PPA"), journal.possible().get(MEETING));
            // That a second copy was refused says nothing of the first.
            journal.refused(journal.sent(Map.of(MEETING, "PPA")));
            assertEquals(Set.of("PPP", "PPA"), journal.possible().get(MEETING));

            journal.read(MEETING, "PPA");
            assertEquals(Set.of(), Set.copyOf(journal.contradictions()));
            journal.read(MEETING, Journal.PLANNED);
            assertEquals(1, journal.contradictions().size());
            journal.acknowledged(journal.sent(Map.of(MEETING, "EEE")));
            assertEquals(Set.of("EEE"), journal.possible().get(MEETING));
        }
    }
}
