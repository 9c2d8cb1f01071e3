package vn.nennep.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server, unpacked into a folder that stays. Its classes lie on one plain class path there, so the JVM can keep them in an
 * archive: the next start on the same folder loads them from it, already checked and linked.
 *
 * <p>The archive belongs to one JDK and to these very files. The JVM looks at that itself and does without an archive that
 * does not fit; the folder is made anew when the server or the JDK is another one.
 */
final class UnpackedServer {

    private static final long UNPACK_SECONDS = 120;
    private static final long ARCHIVE_MINUTES = 10;
    private static final String JAR = "launch-micro.jar";

    private final Path folder;

    /** What it was made from; written last, so that a folder without it was not finished. */
    private final Path mark;

    /** Settings as they were unpacked. The server writes into its own, and would trip over them at the next start. */
    private final Path pristine;

    private final Path classes;
    private final Path archive;
    private Process making;
    private boolean closed;

    private UnpackedServer(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve("made-from");
        this.pristine = folder.resolve("config.pristine");
        this.classes = folder.resolve("classes.list");
        this.archive = folder.resolve("classes.jsa");
    }

    /** Whether the server can be unpacked into this folder: it cannot read itself from a path with spaces or Vietnamese letters. */
    static boolean isPossible(Path folder) {
        return TemporaryFolder.isPlain(folder);
    }

    /**
     * Unpacks the server unless it is there already, and puts its settings back to what they were.
     *
     * @param server the folder with {@code payara-micro.jar} and {@code postgresql.jar}
     * @param folder of this server alone
     */
    static UnpackedServer prepare(Path server, Path folder) throws IOException {
        UnpackedServer unpacked = new UnpackedServer(folder.toAbsolutePath().normalize());
        String from = source(server);
        if (!Files.exists(unpacked.mark) || !Files.readString(unpacked.mark).equals(from)) {
            unpacked.unpack(server);
            Files.writeString(unpacked.mark, from);
        }
        for (String left : List.of("applications", "generated", "config")) {
            Folders.delete(unpacked.folder.resolve(left));
        }
        copy(unpacked.pristine, unpacked.folder.resolve("config"));
        return unpacked;
    }

    /** What the JVM is told besides: to use the archive or, as long as there is none, to write down what belongs into it. */
    List<String> jvmFlags() {
        return List.of(
                Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:DumpLoadedClassList=" + classes);
    }

    /** What is run with {@code -jar}; it knows the JDBC driver already. */
    Path jar() {
        return folder.resolve(JAR);
    }

    boolean isArchived() {
        return Files.exists(archive);
    }

    /**
     * Makes the archive from what a running server has loaded so far, in a process of its own that takes about ten seconds
     * of one processor. An archive that cannot be made is done without.
     *
     * @return whether there is an archive now
     */
    boolean archive() throws IOException, InterruptedException {
        Path list = folder.resolve("classes.finished");
        Path part = folder.resolve("classes.part");
        Files.write(list, wholeLines(classes), StandardCharsets.UTF_8);
        Files.deleteIfExists(part);
        Process process = run(
                "archive.log",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + part,
                "-cp",
                jar().toString());
        synchronized (this) {
            making = process;
            if (closed) {
                process.destroyForcibly();
            }
        }
        try {
            if (!process.waitFor(ARCHIVE_MINUTES, TimeUnit.MINUTES)
                    || process.exitValue() != 0
                    || !Files.exists(part)) {
                return false;
            }
            Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Breaks off the making of an archive, also of one that is just about to be made. */
    synchronized void close() {
        closed = true;
        if (making != null) {
            making.destroyForcibly();
        }
    }

    private void unpack(Path server) throws IOException {
        Folders.delete(folder);
        Folders.ofOwner(folder);
        Process process = run(
                "unpack.log",
                "-jar",
                server.resolve("payara-micro.jar").toAbsolutePath().toString(),
                "--rootdir",
                folder.toString(),
                "--addlibs",
                server.resolve("postgresql.jar").toAbsolutePath().toString(),
                "--outputlauncher");
        try {
            if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || !Files.exists(jar())) {
                throw new IOException("see " + folder.resolve("unpack.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the server was unpacked", e);
        } finally {
            process.destroyForcibly();
        }
        copy(folder.resolve("config"), pristine);
    }

    private Process run(String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    /** The server writes on: the last line may be half of one. */
    private static List<String> wholeLines(Path list) throws IOException {
        String text = Files.readString(list);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String source(Path server) throws IOException {
        StringBuilder source = new StringBuilder();
        source.append(System.getProperty("java.home")).append('\n');
        source.append(System.getProperty("java.vm.version")).append('\n');
        for (String name : List.of("payara-micro.jar", "postgresql.jar")) {
            Path file = server.resolve(name).toAbsolutePath().normalize();
            source.append(file)
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ')
                    .append(Files.getLastModifiedTime(file))
                    .append('\n');
        }
        return source.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        Folders.delete(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
