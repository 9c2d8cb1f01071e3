package vn.nennep.material;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/** Draws the first page or slide of a file; what would take too much memory is not drawn. */
final class FirstPage {

    /** Longer side of the picture, in pixels. */
    static final int LONGEST_SIDE = 960;

    /** Pixels of a picture inside a file: what a camera makes, and some more. */
    private static final long MOST_PIXELS = 60_000_000L;

    /** Bytes of text that a presentation may unpack to; all of it is read to draw one slide. */
    private static final long MOST_XML = 40L * 1024 * 1024;

    private static final int DEEPEST_FORM = 4;

    private FirstPage() {}

    /** @return empty when the type has no first page to draw, or when it would be too large */
    static Optional<BufferedImage> draw(Path file, MaterialType type) throws IOException {
        return switch (type) {
            case PDF -> page(file);
            case PPTX -> slide(file);
            case PNG, JPEG -> picture(file);
            // Word's pages are made by Word.
            case DOCX -> Optional.empty();
        };
    }

    private static Optional<BufferedImage> page(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            PDPage page = document.getPage(0);
            PDRectangle box = page.getCropBox();
            float longest = Math.max(box.getWidth(), box.getHeight());
            if (!(longest > 1) || pixels(page.getResources(), 0) > MOST_PIXELS) {
                return Optional.empty();
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return Optional.of(renderer.renderImage(0, LONGEST_SIDE / longest, ImageType.RGB));
        }
    }

    /** The largest picture on a page, in pixels. */
    private static long pixels(PDResources resources, int depth) throws IOException {
        if (resources == null || depth > DEEPEST_FORM) {
            return 0;
        }
        long most = 0;
        for (COSName name : resources.getXObjectNames()) {
            PDXObject one = resources.getXObject(name);
            if (one instanceof PDImageXObject image) {
                most = Math.max(most, (long) image.getWidth() * image.getHeight());
            } else if (one instanceof PDFormXObject form) {
                most = Math.max(most, pixels(form.getResources(), depth + 1));
            }
        }
        return most;
    }

    private static Optional<BufferedImage> slide(Path file) throws IOException {
        if (!isDrawable(file)) {
            return Optional.empty();
        }
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XMLSlideShow show = new XMLSlideShow(parts)) {
            Dimension size = show.getPageSize();
            if (show.getSlides().isEmpty() || size.width <= 0 || size.height <= 0) {
                return Optional.empty();
            }
            double scale = (double) LONGEST_SIDE / Math.max(size.width, size.height);
            BufferedImage image = blank((int) (size.width * scale), (int) (size.height * scale));
            Graphics2D paper = paper(image);
            try {
                paper.scale(scale, scale);
                show.getSlides().get(0).draw(paper);
            } finally {
                paper.dispose();
            }
            return Optional.of(image);
        } catch (OpenXML4JException broken) {
            throw new IOException(broken);
        }
    }

    /** Looks at sizes before anything is unpacked into memory. */
    private static boolean isDrawable(Path file) throws IOException {
        long xml = 0;
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    xml += entry.getSize();
                } else if (name.startsWith("ppt/media/") && pixels(zip, entry) > MOST_PIXELS) {
                    return false;
                }
            }
        }
        return xml <= MOST_XML;
    }

    /** 0 when it is not a readable picture. */
    private static long pixels(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(zip.getInputStream(entry))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } catch (IOException | IllegalArgumentException unreadable) {
                return 0;
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<BufferedImage> picture(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(Files.newInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                // Every second, third, … pixel is enough, and a fraction of the memory.
                int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(scaled(reader.read(0, param)));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage small = blank(width, height);
        Graphics2D paper = paper(small);
        try {
            paper.drawImage(image, 0, 0, width, height, null);
        } finally {
            paper.dispose();
        }
        return small;
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
    }

    /** White, with smooth edges. */
    private static Graphics2D paper(BufferedImage image) {
        Graphics2D paper = image.createGraphics();
        paper.setPaint(Color.WHITE);
        paper.fillRect(0, 0, image.getWidth(), image.getHeight());
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paper.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return paper;
    }
}
