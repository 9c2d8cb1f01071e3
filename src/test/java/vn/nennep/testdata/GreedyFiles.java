package vn.nennep.testdata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/** Small files that want more memory or time to be drawn than anybody has. */
public final class GreedyFiles {

    /** 400 million pixels: more than the heap that draws it. */
    private static final int SIDE = 20_000;

    private static final int FILLS = 1_500_000;

    private static final Map<Integer, byte[]> PACKED = new HashMap<>();

    private GreedyFiles() {}

    /** @param how {@code mask}: a picture with a huge soft mask, in the page; {@code pattern}, {@code annotation}: there */
    public static byte[] pdf(String how) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            page.setResources(new PDResources());
            COSDictionary resources = page.getResources().getCOSObject();
            switch (how) {
                case "mask" -> {
                    resources.setItem(COSName.XOBJECT, named("I", picture(document)));
                    content(document, page, "q 500 0 0 500 0 0 cm /I Do Q");
                }
                case "pattern" -> {
                    COSStream pattern = stream(document, "q 50 0 0 50 0 0 cm /I Do Q");
                    pattern.setItem(COSName.TYPE, COSName.PATTERN);
                    pattern.setInt(COSName.getPDFName("PatternType"), 1);
                    pattern.setInt(COSName.getPDFName("PaintType"), 1);
                    pattern.setInt(COSName.getPDFName("TilingType"), 1);
                    pattern.setItem(COSName.BBOX, box());
                    pattern.setInt(COSName.getPDFName("XStep"), 50);
                    pattern.setInt(COSName.getPDFName("YStep"), 50);
                    COSDictionary own = new COSDictionary();
                    own.setItem(COSName.XOBJECT, named("I", picture(document)));
                    pattern.setItem(COSName.RESOURCES, own);
                    resources.setItem(COSName.PATTERN, named("P", pattern));
                    content(document, page, "/Pattern cs /P scn 0 0 500 500 re f");
                }
                case "annotation" -> {
                    COSStream look = stream(document, "q 500 0 0 500 0 0 cm /I Do Q");
                    look.setItem(COSName.TYPE, COSName.XOBJECT);
                    look.setItem(COSName.SUBTYPE, COSName.FORM);
                    look.setItem(COSName.BBOX, box());
                    COSDictionary own = new COSDictionary();
                    own.setItem(COSName.XOBJECT, named("I", picture(document)));
                    look.setItem(COSName.RESOURCES, own);
                    COSDictionary stamp = new COSDictionary();
                    stamp.setItem(COSName.TYPE, COSName.getPDFName("Annot"));
                    stamp.setItem(COSName.SUBTYPE, COSName.getPDFName("Stamp"));
                    stamp.setItem(COSName.RECT, box());
                    stamp.setItem(COSName.AP, named("N", look));
                    COSArray stamps = new COSArray();
                    stamps.add(stamp);
                    page.getCOSObject().setItem(COSName.ANNOTS, stamps);
                }
                case "fills" -> content(document, page, "0 0 600 780 re f ".repeat(FILLS));
                default -> throw new IllegalArgumentException(how);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static COSDictionary named(String name, COSDictionary value) {
        COSDictionary names = new COSDictionary();
        names.setItem(COSName.getPDFName(name), value);
        return names;
    }

    private static COSArray box() {
        COSArray box = new COSArray();
        for (int side : new int[] {0, 0, 500, 500}) {
            box.add(COSInteger.get(side));
        }
        return box;
    }

    private static void content(PDDocument document, PDPage page, String operators) throws IOException {
        page.getCOSObject().setItem(COSName.CONTENTS, stream(document, operators));
    }

    private static COSStream stream(PDDocument document, String operators) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(operators.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return stream;
    }

    private static COSStream picture(PDDocument document) throws IOException {
        COSStream picture = image(document, 1);
        picture.setItem(COSName.SMASK, image(document, SIDE));
        return picture;
    }

    /** Of zeros, packed twice: a thousandth of a thousandth of its size. */
    private static COSStream image(PDDocument document, int side) throws IOException {
        COSStream image = document.getDocument().createCOSStream();
        image.setItem(COSName.TYPE, COSName.XOBJECT);
        image.setItem(COSName.SUBTYPE, COSName.IMAGE);
        image.setInt(COSName.WIDTH, side);
        image.setInt(COSName.HEIGHT, side);
        image.setInt(COSName.BITS_PER_COMPONENT, 8);
        image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        COSArray filters = new COSArray();
        filters.add(COSName.FLATE_DECODE);
        filters.add(COSName.FLATE_DECODE);
        image.setItem(COSName.FILTER, filters);
        try (OutputStream raw = image.createRawOutputStream()) {
            raw.write(PACKED.computeIfAbsent(side, GreedyFiles::packed));
        }
        return image;
    }

    private static byte[] packed(int side) {
        byte[] once = deflated(out -> {
            byte[] row = new byte[side];
            for (int y = 0; y < side; y++) {
                out.write(row);
            }
        });
        return deflated(out -> out.write(once));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] deflated(Writing writing) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
