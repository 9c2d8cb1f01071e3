package vn.nennep.material;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileSettingsTest {

    private static final Path FOLDER = Path.of("/srv/nennep");

    @Test
    void refusesASizeThatCannotBeMeant() {
        for (int wrong : new int[] {0, -1, 151, 1000}) {
            assertTrue(assertThrows(IllegalStateException.class, () -> new FileSettings(FOLDER, wrong, "pdf").check())
                    .getMessage()
                    .contains("NENNEP_FILES_LARGEST"));
        }
        for (int right : new int[] {1, 30, 150}) {
            assertDoesNotThrow(() -> new FileSettings(FOLDER, right, "pdf").check());
        }
    }

    @Test
    void refusesAnUnknownTypeAndAFolderWithoutItsWholePath() {
        assertTrue(assertThrows(IllegalStateException.class, () -> new FileSettings(FOLDER, 30, "pdf,exe").check())
                .getMessage()
                .contains("NENNEP_FILES_TYPES"));
        assertTrue(
                assertThrows(IllegalStateException.class, () -> new FileSettings(Path.of("files"), 30, "pdf").check())
                        .getMessage()
                        .contains("NENNEP_FILES"));
        assertEquals("PPTX, PDF", new FileSettings(FOLDER, 30, " pdf , PPTX").typesText());
    }
}
