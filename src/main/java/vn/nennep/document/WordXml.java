package vn.nennep.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The XML of a Word file: its names are those of WordprocessingML, {@code w:p} a paragraph, {@code w:r} a run, {@code w:t} its text. */
final class WordXml {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static final String UNWRITABLE = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";

    private WordXml() {}

    /**
     * Reads a part of a file.
     *
     * @throws SAXException when it is no XML, or names a document type, which no Word file does
     */
    static Document parse(byte[] part) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // A fault is thrown; the default handler would print it as well.
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(part));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] write(Document document) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.setXmlStandalone(true);
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static boolean is(Node node, String name) {
        return node instanceof Element && W.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** Elements of a name anywhere below, in the order of the text. */
    static List<Element> all(Node below, String name) {
        List<Element> found = new ArrayList<>();
        collect(below, name, found);
        return found;
    }

    private static void collect(Node below, String name, List<Element> found) {
        for (Node child = below.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, name)) {
                found.add((Element) child);
            }
            collect(child, name, found);
        }
    }

    /** Elements directly below. */
    static List<Element> children(Node parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Node parent, String name) {
        return children(parent).stream().filter(child -> is(child, name)).toList();
    }

    /** The first element on a way down, {@code pPr, jc}. */
    static Optional<Element> down(Node from, String... way) {
        Node here = from;
        for (String name : way) {
            Node child = here.getFirstChild();
            while (child != null && !is(child, name)) {
                child = child.getNextSibling();
            }
            if (child == null) {
                return Optional.empty();
            }
            here = child;
        }
        return Optional.of((Element) here);
    }

    /** An attribute of the namespace of Word. */
    static Optional<String> attribute(Element element, String name) {
        return element.hasAttributeNS(W, name) ? Optional.of(element.getAttributeNS(W, name)) : Optional.empty();
    }

    /** The nearest element of a name above. */
    static Optional<Element> above(Node node, String name) {
        for (Node up = node.getParentNode(); up != null; up = up.getParentNode()) {
            if (is(up, name)) {
                return Optional.of((Element) up);
            }
        }
        return Optional.empty();
    }

    /** The texts of a paragraph, without those of paragraphs within it (text boxes). */
    static List<Element> texts(Element paragraph) {
        return all(paragraph, "t").stream()
                .filter(text -> above(text, "p").orElse(null) == paragraph)
                .toList();
    }

    static String text(Element paragraph) {
        StringBuilder text = new StringBuilder();
        texts(paragraph).forEach(one -> text.append(one.getTextContent()));
        return text.toString();
    }

    /** Writes a text, without what no XML can hold. */
    static void setText(Element text, String value) {
        text.setTextContent(value.replaceAll(UNWRITABLE, ""));
        text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
    }
}
