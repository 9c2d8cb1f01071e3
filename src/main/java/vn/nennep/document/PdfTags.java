package vn.nennep.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a screen reader needs of a PDF: which letters are a heading, a paragraph, a cell of a table, in which language (PDF/UA). */
final class PdfTags {

    /** The table structure attributes of a head cell. */
    private static final String SCOPE = "Column";

    private final PDDocument document;
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
    private final Map<PDPage, COSArray> parents = new LinkedHashMap<>();

    PdfTags(PDDocument document) {
        this.document = document;
        tree.appendKid(root);
    }

    PDStructureElement root() {
        return root;
    }

    /** A new element within another. */
    PDStructureElement open(PDStructureElement parent, String type) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        if (type.equals(StandardStructureTypes.TH)) {
            COSDictionary attributes = new COSDictionary();
            attributes.setName(COSName.O, "Table");
            attributes.setName("Scope", SCOPE);
            element.getCOSObject().setItem(COSName.A, attributes);
        }
        return element;
    }

    /** Gives letters on a page to an element; returns the number under which they are drawn. */
    int mark(PDPage page, PDStructureElement element) {
        COSArray onPage = parents.computeIfAbsent(page, fresh -> new COSArray());
        int number = onPage.size();
        onPage.add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        element.setPage(page);
        return number;
    }

    /** Writes the tree and what the document says of itself. */
    void finish(String title) throws IOException {
        Map<Integer, COSObjectable> numbers = new HashMap<>();
        int next = 0;
        for (Map.Entry<PDPage, COSArray> page : parents.entrySet()) {
            page.getKey().setStructParents(next);
            page.getKey().getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
            numbers.put(next++, new PDParentTreeValue(page.getValue()));
        }
        PDNumberTreeNode parentTree = new PDNumberTreeNode(PDParentTreeValue.class);
        parentTree.setNumbers(numbers);
        tree.setParentTree(parentTree);
        tree.setParentTreeNextKey(next);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setStructureTreeRoot(tree);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        catalog.setLanguage("vi-VN");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Nền Nếp");
        catalog.setMetadata(new PDMetadata(
                document, new ByteArrayInputStream(metadata(title).getBytes(StandardCharsets.UTF_8))));
    }

    private static String metadata(String title) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <pdfuaid:part>1</pdfuaid:part>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>"""
                .formatted(WordText.escaped(title));
    }
}
