package vn.nennep.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file system in memory that holds the data folder alone, so that it can be full without harm to anybody else. */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTES = 1_400;
    private static final int LARGE = 4 << 20;
    private static final int SMALL = 4 << 10;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it on an empty folder; empty where this user may not. */
    static Optional<SmallDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        return run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m,mode=0700", "tmpfs", folder.toString())
                ? Optional.of(new SmallDisk(folder.toAbsolutePath()))
                : Optional.empty();
    }

    /** Takes a disk away that a broken-off run has left. */
    static void forget(Path folder) throws IOException {
        if (Files.exists(folder) && Files.getFileStore(folder).type().equals("tmpfs")) {
            run("umount", folder.toString());
        }
    }

    /** Takes every free block. */
    void fill() throws IOException {
        try (FileChannel file = FileChannel.open(
                filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int size : new int[] {LARGE, SMALL}) {
                write(file, size);
            }
        }
    }

    private static void write(FileChannel file, int size) {
        try {
            while (true) {
                file.write(ByteBuffer.allocate(size));
            }
        } catch (IOException full) {
            // That is what it is for.
            return;
        }
    }

    /** Gives the blocks back. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
