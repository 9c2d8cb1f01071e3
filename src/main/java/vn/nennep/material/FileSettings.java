package vn.nennep.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which files an installation takes and where it keeps them, from its environment. */
@ApplicationScoped
public class FileSettings {

    /** The server's own limit is a little higher (web.xml). */
    private static final int MOST_MEGABYTES = 150;

    private static final long MEGABYTE = 1024L * 1024;

    @Inject
    @ConfigProperty(name = "nennep.files")
    private Optional<String> folder;

    @Inject
    @ConfigProperty(name = "nennep.files.largest", defaultValue = "30")
    private String largest;

    @Inject
    @ConfigProperty(name = "nennep.files.types", defaultValue = "pptx,pdf,docx,png,jpeg")
    private String types;

    protected FileSettings() {}

    /** For tests, without a container. */
    FileSettings(Path folder, int largest, String types) {
        this.folder = Optional.of(folder.toString());
        this.largest = String.valueOf(largest);
        this.types = types;
    }

    /**
     * Refuses impossible settings, so that the start fails and names them.
     *
     * @throws IllegalStateException naming the setting
     */
    public void check() {
        if (!largest.strip().matches("\\d{1,3}")
                || getLargestMegabytes() < 1
                || getLargestMegabytes() > MOST_MEGABYTES) {
            throw new IllegalStateException("NENNEP_FILES_LARGEST must be a number of megabytes from 1 to "
                    + MOST_MEGABYTES + ", not " + largest);
        }
        getTypes();
        folder().ifPresent(path -> {
            if (!path.isAbsolute() || Files.exists(path) && !Files.isWritable(path)) {
                throw new IllegalStateException(
                        "NENNEP_FILES must be the absolute path of a folder that the server may write to, not " + path);
            }
        });
    }

    /** Where files are kept; empty when the installation keeps none. */
    Optional<Path> folder() {
        return folder.map(String::strip).filter(text -> !text.isEmpty()).map(Path::of);
    }

    public int getLargestMegabytes() {
        return Integer.parseInt(largest.strip());
    }

    long largestBytes() {
        return getLargestMegabytes() * MEGABYTE;
    }

    /** The types that are taken. */
    public Set<MaterialType> getTypes() {
        try {
            return Arrays.stream(types.split(","))
                    .map(name -> MaterialType.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(MaterialType.class)));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalStateException(
                    "NENNEP_FILES_TYPES must be some of pptx,pdf,docx,png,jpeg, not " + types, unknown);
        }
    }

    /** The types that are taken, as people write them: {@code PPTX, PDF}. */
    public String typesText() {
        return getTypes().stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
