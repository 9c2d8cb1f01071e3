package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where the server unpacks itself: in its work folder. The server cannot read its own schemas from a path with spaces or
 * Vietnamese letters; then it is a folder of the system with a name that nobody can foresee, noted in the work folder.
 */
final class TemporaryFolder {

    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9/_.,+=@-]*");

    private final Path usual;
    private final Path note;

    TemporaryFolder(Path work) {
        this.usual = work.resolve("tmp").toAbsolutePath().normalize();
        this.note = work.resolve("tmp.path");
    }

    /** Whether the server can read its own schemas from such a path. */
    static boolean isPlain(Path path) {
        return PLAIN_PATH.matcher(path.toString()).matches();
    }

    /** Leaves an existing, empty folder that its owner alone can look into. */
    Path make() throws IOException {
        delete();
        if (isPlain(usual)) {
            return Folders.ofOwner(usual);
        }
        Path elsewhere = Files.createTempDirectory("nennep-");
        if (!isPlain(elsewhere)) {
            // Our own temporary folder lies below such a path too.
            Files.delete(elsewhere);
            elsewhere = Files.createTempDirectory(Path.of("/tmp"), "nennep-");
        }
        Files.writeString(note, elsewhere.toString());
        return elsewhere;
    }

    /** Deletes it and all in it. */
    void delete() throws IOException {
        Folders.delete(usual);
        if (Files.exists(note)) {
            Path elsewhere = Path.of(Files.readString(note).strip());
            if (elsewhere.getFileName() != null
                    && elsewhere.getFileName().toString().startsWith("nennep-")) {
                Folders.delete(elsewhere);
            }
            Files.delete(note);
        }
    }
}
