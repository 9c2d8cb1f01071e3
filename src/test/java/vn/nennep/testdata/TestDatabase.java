package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.Folders;
import vn.nennep.launcher.StartException;

/** Databases without a server, each in a folder of its own name; the caller closes them. */
public final class TestDatabase {

    private static final Path BINARIES = Path.of("target", "it", "postgresql");

    private TestDatabase() {}

    /** One in which there is nothing. */
    public static EmbeddedDatabase empty(String name) {
        return start(name, folder -> {});
    }

    /** One that has all tables and rules, and no rows. */
    public static EmbeddedDatabase migrated(String name) {
        return start(name, folder -> DatabaseTemplate.copyTo(folder, BINARIES));
    }

    /**
     * One as the first start with the demonstration leaves it, with what is attached, when a server of this build has made
     * one; one without rows otherwise. A server that starts on it makes what it lacks.
     */
    public static EmbeddedDatabase demonstration(String name) {
        return start(name, folder -> {
            if (DemonstrationTemplate.isMade(TestServer.WAR)) {
                DemonstrationTemplate.copyTo(folder);
            } else {
                DatabaseTemplate.copyTo(folder, BINARIES);
            }
        });
    }

    /** What a folder gets before its database is started. */
    private interface Filling {
        void into(Path folder) throws IOException, StartException;
    }

    private static EmbeddedDatabase start(String name, Filling filling) {
        Path folder = TestServer.FOLDER.resolve(name);
        Path data = folder.resolve("pg");
        try {
            // The first call ends what a broken-off run has left; then the folder can go.
            EmbeddedDatabase.stopOrphan(data);
            Folders.delete(data);
            filling.into(folder);
            return EmbeddedDatabase.start(
                    data, BINARIES, folder.resolve("database.log"), EmbeddedDatabase.Durability.FAST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
