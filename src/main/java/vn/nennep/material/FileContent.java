package vn.nennep.material;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import vn.nennep.shared.RefusedException;

/** Tells from a file's content alone what it is, and refuses what is broken, locked or runs by itself. */
final class FileContent {

    /** More than any document unpacks to; a small file that does is made to fill the memory. */
    private static final long MOST_UNPACKED = 300L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private static final String PRESENTATION =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    private static final String DOCUMENT =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /** Programs inside an office file: macros, and what the old ones were made of. */
    private static final Set<String> PROGRAMS = Set.of(
            "application/vnd.ms-office.vbaproject",
            "application/vnd.ms-word.vbadata+xml",
            "application/vnd.ms-office.activex",
            "application/vnd.ms-office.activex+xml");

    private FileContent() {}

    /**
     * The type of the file.
     *
     * @return empty for what is none of {@link MaterialType}
     * @throws RefusedException when it is one of them, and broken, locked with a password, or with macros
     */
    static Optional<MaterialType> typeOf(Path file) throws IOException {
        String detected;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            // The name is not told: a name lies.
            detected =
                    MimeTypes.getDefaultMimeTypes().detect(in, new Metadata()).toString();
        }
        return switch (detected) {
            case "application/pdf" -> pdf(file);
            case "image/png" -> picture(file, MaterialType.PNG);
            case "image/jpeg" -> picture(file, MaterialType.JPEG);
            case "application/zip", "application/x-tika-ooxml" -> office(file);
            // The container of office files before 2007, and of newer ones with a password.
            case "application/x-tika-msoffice", "application/x-ole-storage" ->
                throw RefusedException.invalid("material.old-or-locked");
            default -> Optional.empty();
        };
    }

    private static Optional<MaterialType> pdf(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() == 0) {
                throw RefusedException.invalid("material.damaged");
            }
            return Optional.of(MaterialType.PDF);
        } catch (InvalidPasswordException locked) {
            throw RefusedException.invalid("material.old-or-locked");
        } catch (IOException | IllegalArgumentException | ClassCastException broken) {
            throw RefusedException.invalid("material.damaged");
        }
    }

    /** Only its head is read; the picture itself may be huge. */
    private static Optional<MaterialType> picture(Path file, MaterialType type) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw RefusedException.invalid("material.damaged");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                reader.getWidth(0);
                return Optional.of(type);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw RefusedException.invalid("material.damaged");
        }
    }

    private static Optional<MaterialType> office(Path file) {
        requireSmallUnpacked(file);
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            for (PackagePart part : parts.getParts()) {
                if (PROGRAMS.contains(part.getContentType().toLowerCase(java.util.Locale.ROOT))
                        || part.getPartName()
                                .getName()
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith("/vbaproject.bin")
                        || part.getContentType().contains("macroEnabled")) {
                    throw RefusedException.invalid("material.macros");
                }
            }
            PackagePart main = parts.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT).stream()
                    .findFirst()
                    .orElse(null);
            return main == null
                    ? Optional.empty()
                    : switch (main.getContentType()) {
                        case PRESENTATION -> Optional.of(MaterialType.PPTX);
                        case DOCUMENT -> Optional.of(MaterialType.DOCX);
                        default -> Optional.empty();
                    };
        } catch (OpenXML4JException | OpenXML4JRuntimeException | IOException | IllegalArgumentException noOffice) {
            return Optional.empty();
        }
    }

    /** Unpacks everything once, into nothing: what an archive says of its own size need not be true. */
    private static void requireSmallUnpacked(Path file) {
        byte[] buffer = new byte[BUFFER];
        long unpacked = 0;
        try (ZipSecureFile zip = new ZipSecureFile(file.toFile())) {
            Enumeration<? extends ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED) {
                            throw RefusedException.invalid("material.unpacks-too-large");
                        }
                    }
                }
            }
        } catch (IOException broken) {
            // POI's own limits tell a bomb this way too.
            boolean bomb = String.valueOf(broken.getMessage()).contains("Zip bomb");
            throw RefusedException.invalid(bomb ? "material.unpacks-too-large" : "material.damaged");
        }
    }
}
