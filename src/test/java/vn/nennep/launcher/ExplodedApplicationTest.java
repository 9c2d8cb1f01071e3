package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplodedApplicationTest {

    @TempDir
    private Path project;

    private ExplodedApplication application;

    @BeforeEach
    void project() throws IOException {
        // The project's own: the words that are exchanged in it must be there.
        write("src/main/webapp/WEB-INF/web.xml", Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")));
        write("src/main/webapp/login.xhtml", "<html/>");
        write("target/classes/a/A.class", "class");
        write("lib/a.jar", "jar");
        application = new ExplodedApplication(
                project, project.resolve("lib"), project.resolve("target/dev/ROOT"), "Development");
    }

    @Test
    void putsPagesClassesAndLibrariesTogetherInTheWantedStage() throws IOException {
        assertEquals(
                Set.of("WEB-INF/classes/a/A.class", "WEB-INF/lib/a.jar", "WEB-INF/web.xml", "login.xhtml"),
                application.bringUpToDate());
        String web = Files.readString(application.folder().resolve("WEB-INF/web.xml"));
        assertTrue(web.contains("<param-value>Development</param-value>"));
        assertFalse(web.contains("<param-value>Production</param-value>"));
        assertEquals(1, web.split("FACELETS_REFRESH_PERIOD", -1).length - 1);
        assertEquals(Set.of(), application.bringUpToDate());
    }

    @Test
    void tellsWhatChangedAndDeletesWhatIsGone() throws IOException {
        application.bringUpToDate();
        write("target/dev/ROOT/.reload", "");
        write("src/main/webapp/new.xhtml", "<html/>");
        Files.delete(project.resolve("target/classes/a/A.class"));
        assertEquals(Set.of("WEB-INF/classes/a/A.class", "new.xhtml"), application.bringUpToDate());
        assertFalse(Files.exists(application.folder().resolve("WEB-INF/classes/a/A.class")));
        assertTrue(Files.exists(application.folder().resolve(".reload")));
    }

    @Test
    void pagesNeedNoDeployment() {
        assertFalse(ExplodedApplication.needsDeployment(
                Set.of("login.xhtml", "WEB-INF/tags/field.xhtml", "resources/nennep/frame.css")));
        assertTrue(ExplodedApplication.needsDeployment(Set.of("login.xhtml", "WEB-INF/faces-config.xml")));
        assertTrue(ExplodedApplication.needsDeployment(Set.of("WEB-INF/classes/vn/nennep/plan.properties")));
        assertTrue(ExplodedApplication.needsDeployment(Set.of("WEB-INF/lib/a.jar")));
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
