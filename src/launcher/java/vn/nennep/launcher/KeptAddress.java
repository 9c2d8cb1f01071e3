package vn.nennep.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * Where a server that stays up between runs of tests is, and the keys of its database. The file is for its owner's eyes
 * alone.
 *
 * @param url the application, with a closing slash
 * @param port the port of the application
 * @param jdbcUrl the database
 * @param user the user of the application in the database
 * @param password the password of {@code user}
 * @param owner the user who owns the tables
 * @param ownerPassword the password of {@code owner}
 * @param war the application that the server runs
 * @param log what the server says
 * @param files where the server keeps attached files
 */
public record KeptAddress(
        String url,
        int port,
        String jdbcUrl,
        String user,
        String password,
        String owner,
        String ownerPassword,
        Path war,
        Path log,
        Path files) {

    /** Reads what {@link #write} has written. */
    public static KeptAddress read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new KeptAddress(
                values.getProperty("url"),
                Integer.parseInt(values.getProperty("port")),
                values.getProperty("jdbcUrl"),
                values.getProperty("user"),
                values.getProperty("password"),
                values.getProperty("owner"),
                values.getProperty("ownerPassword"),
                Path.of(values.getProperty("war")),
                Path.of(values.getProperty("log")),
                Path.of(values.getProperty("files")));
    }

    /** Writes the file whole or not at all. */
    void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("url", url);
        values.setProperty("port", Integer.toString(port));
        values.setProperty("jdbcUrl", jdbcUrl);
        values.setProperty("user", user);
        values.setProperty("password", password);
        values.setProperty("owner", owner);
        values.setProperty("ownerPassword", ownerPassword);
        values.setProperty("war", war.toString());
        values.setProperty("log", log.toString());
        values.setProperty("files", files.toString());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(part)) {
            values.store(writer, null);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return url + " on " + jdbcUrl;
    }
}
