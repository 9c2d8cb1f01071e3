package vn.nennep.testdata;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files that people would attach, and such that they should not, made on the spot. */
public final class SampleFiles {

    private SampleFiles() {}

    /** A presentation whose first slide is red; the text makes one differ from another. */
    public static byte[] pptx(String text) {
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.setPageSize(new Dimension(960, 540));
            XSLFAutoShape shape = show.createSlide().createAutoShape();
            shape.setAnchor(new Rectangle(0, 0, 960, 540));
            shape.setFillColor(Color.RED);
            shape.setText(text);
            show.createSlide();
            return written(show::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] docx(String text) {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            return written(document::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page whose lower half is blue. */
    public static byte[] pdf(String title) {
        return pdf(title, null);
    }

    /** @param password null for none */
    public static byte[] pdf(String title, String password) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.getDocumentInformation().setTitle(title);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setNonStrokingColor(Color.BLUE);
                content.addRect(0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight() / 2);
                content.fill();
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            return written(document::save);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param format {@code png} or {@code jpg} */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.GREEN);
        paper.fillRect(0, 0, width, height);
        paper.dispose();
        return written(out -> ImageIO.write(image, format, out));
    }

    /** The package with one part more, and its kind named where it has to be. */
    public static byte[] with(byte[] office, String part, String contentType, byte[] content) {
        return written(out -> {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(office));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    byte[] bytes = in.readAllBytes();
                    if (entry.getName().equals("[Content_Types].xml")) {
                        String types = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                        bytes = types.replace(
                                        "</Types>",
                                        "<Override PartName=\"/" + part + "\" ContentType=\"" + contentType
                                                + "\"/></Types>")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    }
                    zip.write(bytes);
                    zip.closeEntry();
                }
                zip.putNextEntry(new ZipEntry(part));
                zip.write(content);
                zip.closeEntry();
            }
        });
    }

    /** An office file with a password. */
    public static byte[] locked(byte[] office) {
        return written(out -> {
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("bí mật");
                try (var stream = encryptor.getDataStream(files)) {
                    stream.write(office);
                } catch (java.security.GeneralSecurityException e) {
                    throw new IOException(e);
                }
                files.writeFilesystem(out);
            }
        });
    }

    public static byte[] zip(String entry, byte[] content) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(content);
                zip.closeEntry();
            }
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
