package vn.nennep.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A workbook that was made.
 *
 * @param name for whoever saves it
 * @param path where it is until it was sent
 */
public record WorkbookFile(String name, Path path) {

    /** Sends it, and deletes it. */
    public void sendTo(OutputStream out) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            content.transferTo(out);
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
