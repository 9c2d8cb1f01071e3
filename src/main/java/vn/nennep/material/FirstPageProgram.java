package vn.nennep.material;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Draws one first page in a process of its own: what a file does to memory and time, it does to this process and not to
 * the server. Started by {@link Pictures}.
 */
public final class FirstPageProgram {

    private static final int NO_PICTURE = 3;

    private FirstPageProgram() {}

    /** @param arguments the file, its {@link MaterialType}, and where the picture is put as PNG */
    public static void main(String[] arguments) throws IOException {
        Optional<BufferedImage> drawn = FirstPage.draw(Path.of(arguments[0]), MaterialType.valueOf(arguments[1]));
        if (drawn.isEmpty()
                || !ImageIO.write(drawn.get(), "png", Path.of(arguments[2]).toFile())) {
            System.exit(NO_PICTURE);
        }
    }
}
