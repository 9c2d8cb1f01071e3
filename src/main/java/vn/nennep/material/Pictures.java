package vn.nennep.material;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;

/** Makes the pictures of first pages, few at a time and not for ever: a file without a picture is a file all the same. */
@ApplicationScoped
class Pictures {

    private static final Logger LOG = System.getLogger(Pictures.class.getName());

    private static final int MOST_AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Where the library of PDF keeps what it learned of the machine's fonts; the home of the server's user otherwise. */
    private static final String FONT_CACHE = "pdfbox.fontcache";

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    @Resource
    private ManagedExecutorService executor;

    private Duration limit = LIMIT;
    private ExecutorService testExecutor;

    Pictures() {}

    /** For tests, without a container. */
    Pictures(ExecutorService executor, Duration limit) {
        this.testExecutor = executor;
        this.limit = limit;
    }

    /**
     * Draws the first page of a file.
     *
     * @param picture where it is put as PNG, whole or not at all
     * @return whether it is there
     */
    boolean make(Path file, MaterialType type, Path picture) {
        return type != MaterialType.DOCX && finish(() -> draw(file, type, picture), file);
    }

    private static boolean draw(Path file, MaterialType type, Path picture) throws IOException {
        if (System.getProperty(FONT_CACHE) == null) {
            System.setProperty(FONT_CACHE, System.getProperty("java.io.tmpdir"));
        }
        Optional<BufferedImage> drawn = FirstPage.draw(file, type);
        if (drawn.isEmpty()) {
            return false;
        }
        Path made = Files.createTempFile(file.getParent(), "picture", ".part");
        try {
            ImageIO.write(drawn.get(), "png", made.toFile());
            Files.move(made, picture, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** A drawing that takes too long keeps its place until it ends by itself. */
    boolean finish(Callable<Boolean> drawing, Path file) {
        if (!places.tryAcquire()) {
            return false;
        }
        Future<Boolean> drawn;
        try {
            drawn = (testExecutor == null ? executor : testExecutor).submit(() -> {
                try {
                    return drawing.call();
                } finally {
                    places.release();
                }
            });
        } catch (RuntimeException full) {
            places.release();
            LOG.log(Level.WARNING, "no picture of " + file.getFileName(), full);
            return false;
        }
        try {
            return drawn.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            // Whatever it was, memory included: it happened to the picture, not to the file.
            LOG.log(Level.INFO, "no picture of " + file.getFileName(), failed.getCause());
        } catch (TimeoutException slow) {
            drawn.cancel(true);
            LOG.log(Level.INFO, "no picture of {0}: it takes too long", file.getFileName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
