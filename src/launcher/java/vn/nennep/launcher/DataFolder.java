package vn.nennep.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The one folder of an installation: what it keeps, for its owner's eyes alone, and one run on it at a time. */
final class DataFolder {

    private final Path path;

    /** Kept for as long as we live: a channel that nobody holds is closed by the collector, and its lock with it. */
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder when it is new, takes what is in it away from everybody else, and locks it. */
    static DataFolder open(Path wanted) throws StartException {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Folders.ofOwner(path);
            FileChannel lock = FileChannel.open(
                    path.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Two launchers on one folder would take the database from each other. The lock ends with this process.
            if (lock.tryLock() == null) {
                throw new StartException("another Nền Nếp already runs on the data folder " + path
                        + "; stop it, or choose another folder: NENNEP_DATA=/path ./build.sh run");
            }
            Folders.takeFromOthers(path);
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new StartException(
                    "the data folder " + path + " is not ours to use ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); choose another one: NENNEP_DATA=/path ./build.sh run",
                    e);
        }
    }

    boolean isLocked() {
        return lock.isOpen();
    }

    Path path() {
        return path;
    }

    /** Of the server: its process, its temporary files. */
    Path server() {
        return path.resolve("server");
    }

    /** Where the server is unpacked for good. */
    Path unpacked() {
        return path.resolve("server").resolve("unpacked");
    }

    Path serverLog() {
        return path.resolve("logs").resolve("server.log");
    }

    Path databaseLog() {
        return path.resolve("logs").resolve("database.log");
    }

    EmbeddedDatabase startDatabase() throws StartException {
        return EmbeddedDatabase.start(
                path.resolve("pg"), path.resolve("postgresql"), databaseLog(), EmbeddedDatabase.Durability.DURABLE);
    }

    /** The key of this installation, made at the first start; without it the second factors of people are lost. */
    String secretKey() throws StartException {
        Path file = path.resolve("secret.key");
        try {
            return Secret.of(file);
        } catch (IOException e) {
            throw new StartException("the key of the installation, " + file + ", cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where the application writes the first password of the administrator. */
    Path firstPassword() {
        return path.resolve("first-password");
    }

    /** The first password, once: it is for the eyes of whoever started the program, and kept nowhere. */
    Optional<String> takeFirstPassword() throws StartException {
        try {
            if (!Files.exists(firstPassword())) {
                return Optional.empty();
            }
            String password = Files.readString(firstPassword()).strip();
            Files.delete(firstPassword());
            return Optional.of(password);
        } catch (IOException e) {
            throw new StartException(
                    "the first password, " + firstPassword() + ", cannot be read: " + e.getMessage(), e);
        }
    }
}
