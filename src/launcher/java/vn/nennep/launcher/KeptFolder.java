package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder of the server that stays up, {@code target/it/kept}: what it keeps, and how it is spoken to. */
final class KeptFolder {

    private final Path path;

    KeptFolder(Path project) throws IOException {
        this.path = Folders.ofOwner(project.resolve("target/it/kept"));
    }

    Path address() {
        return path.resolve("address");
    }

    Path process() {
        return path.resolve("process");
    }

    Path said() {
        return path.resolve("said.log");
    }

    Path application() {
        // The server tells the path of the application by this name.
        return path.resolve("ROOT");
    }

    Path database() {
        return path.resolve("pg");
    }

    /** The programs of the database, for the other servers of the tests too. */
    Path binaries() {
        return path.resolveSibling("postgresql");
    }

    Path databaseLog() {
        return path.resolve("database.log");
    }

    /** Of the server alone: its process, its log, its temporary files. */
    Path server() {
        return path.resolve("shared");
    }

    Path serverLog() {
        return server().resolve("server.log");
    }

    Path files() {
        return server().resolve("files");
    }

    private Path wish() {
        return path.resolve("wish");
    }

    private Path answer() {
        return path.resolve("answer");
    }

    /** Asks; {@link #takeAnswer} tells when it is done. */
    void wish(KeptServer.Wish wish) throws IOException {
        forgetTalk();
        write(wish(), wish.name());
    }

    /** Forgets what was asked and answered before. */
    void forgetTalk() throws IOException {
        Files.deleteIfExists(wish());
        Files.deleteIfExists(answer());
    }

    /** What is asked, or null. */
    KeptServer.Wish takeWish() throws IOException {
        String text = take(wish());
        return text == null ? null : KeptServer.Wish.valueOf(text);
    }

    /** Tells that it is done; a text says why not. */
    void answer(String fault) throws IOException {
        write(answer(), fault);
    }

    /** The answer, empty for good, or null while there is none. */
    String takeAnswer() throws IOException {
        return take(answer());
    }

    private static String take(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        String text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
