package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @Test
    void laysTheGuideWhereTheProgramReadsItAndTakesAwayWhatIsGone(@TempDir Path project) throws IOException {
        write(project.resolve("target/dev/classpath"), "");
        write(project.resolve("src/main/java/A.java"), "class A {}");
        write(project.resolve("src/main/resources/db/one.sql"), "select 1");
        write(project.resolve("src/docs/guide/secretary.md"), "# Bí thư");
        write(project.resolve("target/classes/db/gone.sql"), "select 0");
        new SourceTree(project).compileMain();
        assertEquals(
                "# Bí thư", Files.readString(project.resolve("target/classes/vn/nennep/frame/guide/secretary.md")));
        assertEquals("select 1", Files.readString(project.resolve("target/classes/db/one.sql")));
        assertFalse(Files.exists(project.resolve("target/classes/db/gone.sql")));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
