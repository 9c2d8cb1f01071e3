package vn.nennep.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import vn.nennep.paper.PaperFacts;
import vn.nennep.shared.QrPicture;

/** Turns a paragraph whose text is an address with the mark of a code into the QR code of this address. */
final class QrPictures {

    private static final String RELATIONS_OF_DOCUMENT = "word/_rels/document.xml.rels";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";

    /** Pixels of a square. */
    private static final int SCALE = 6;

    /** Side on paper: 30 mm, in the units of Word. */
    private static final int SIDE = 1_080_000;

    private QrPictures() {}

    static void draw(Document document, WordFile file) throws SAXException {
        int number = 0;
        for (Element paragraph : WordXml.all(document.getDocumentElement(), "p")) {
            String text = WordXml.text(paragraph);
            if (!text.isEmpty() && text.charAt(0) == PaperFacts.CODE) {
                String address = text.substring(1);
                number++;
                file.put("word/media/code%d.png".formatted(number), png(address));
                append(
                        file,
                        RELATIONS_OF_DOCUMENT,
                        "</Relationships>",
                        "<Relationship Id=\"rIdCode" + number + "\" Type=\"" + RELATIONS
                                + "/image\" Target=\"media/code" + number + ".png\"/>");
                append(
                        file,
                        TYPES,
                        "</Types>",
                        "<Override PartName=\"/word/media/code" + number + ".png\" ContentType=\"image/png\"/>");
                Node picture = document.importNode(
                        WordXml.parse(paragraph(number, address).getBytes(StandardCharsets.UTF_8))
                                .getDocumentElement(),
                        true);
                paragraph.getParentNode().replaceChild(picture, paragraph);
            }
        }
    }

    private static void append(WordFile file, String part, String end, String addition) {
        String text = new String(file.get(part), StandardCharsets.UTF_8);
        file.put(part, text.replace(end, addition + end).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png(String address) {
        QrPicture code = QrPicture.of(address);
        int side = code.size() * SCALE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, code.isDark(x / SCALE, y / SCALE) ? 0 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Lines as high as the picture, or Word would cut it to the height of a line. */
    private static String paragraph(int number, String address) {
        String size = "cx=\"" + SIDE + "\" cy=\"" + SIDE + "\"";
        return "<w:p xmlns:w=\"" + WordXml.W + "\" xmlns:r=\"" + RELATIONS + "\" xmlns:wp=\"" + DRAWING
                + "wordprocessingDrawing\" xmlns:a=\"" + DRAWING + "main\" xmlns:pic=\"" + DRAWING + "picture\">"
                + "<w:pPr><w:spacing w:before=\"60\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"0\"/>"
                + "<w:jc w:val=\"left\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                + "<wp:extent " + size + "/><wp:docPr id=\"" + (1000 + number) + "\" name=\"QR " + number
                + "\" descr=\""
                + WordText.escaped(address) + "\"/><a:graphic><a:graphicData uri=\"" + DRAWING + "picture\"><pic:pic>"
                + "<pic:nvPicPr><pic:cNvPr id=\"" + (1000 + number) + "\" name=\"code" + number
                + ".png\"/><pic:cNvPicPr/></pic:nvPicPr>"
                + "<pic:blipFill><a:blip r:embed=\"rIdCode" + number
                + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
                + "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " + size
                + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
                + "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }
}
