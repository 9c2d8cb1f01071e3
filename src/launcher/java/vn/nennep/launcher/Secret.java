package vn.nennep.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of an installation, made once, each in a file that its owner alone can read. */
final class Secret {

    private static final int BYTES = 32;
    private static final String OWNER_ALONE = "rw-------";

    private Secret() {}

    /** What the file holds; 32 random bytes in Base64 when there is no such file yet. */
    static String of(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            write(file, Base64.getEncoder().encodeToString(key));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ALONE));
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty; put it back from the backup");
        }
        return secret;
    }

    /** Appears whole or not at all, and nobody else may read it, not even for the moment of writing. */
    private static void write(Path file, String text) throws IOException {
        Folders.ofOwner(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
