package vn.nennep.document;

import vn.nennep.paper.LayoutRules;

/** What a Word file has around its text: its parts, the styles of the rules, the page number. */
final class WordPackage {

    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private WordPackage() {}

    /** @param body XML of the text, its last section at the end */
    static WordFile of(String body, LayoutRules rules) {
        return new WordFile()
                .put(
                        "[Content_Types].xml",
                        "<Types xmlns=\"" + PACKAGE + "content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + override("/" + WordFile.DOCUMENT, TYPES + "document.main+xml")
                                + override("/" + WordFile.STYLES, TYPES + "styles+xml")
                                + override("/word/settings.xml", TYPES + "settings+xml")
                                + override("/word/header1.xml", TYPES + "header+xml")
                                + override(
                                        "/docProps/core.xml",
                                        "application/vnd.openxmlformats-package.core-properties+xml")
                                + "</Types>")
                .put(
                        "_rels/.rels",
                        relations(relation("rId1", RELATIONS + "/officeDocument", WordFile.DOCUMENT)
                                + relation(
                                        "rId2",
                                        PACKAGE + "relationships/metadata/core-properties",
                                        "docProps/core.xml")))
                .put(WordFile.DOCUMENT, root("document", "<w:body>" + body + "</w:body>"))
                .put(
                        "word/_rels/document.xml.rels",
                        relations(relation("rIdStyles", RELATIONS + "/styles", "styles.xml")
                                + relation("rIdSettings", RELATIONS + "/settings", "settings.xml")
                                + relation("rIdHeader", RELATIONS + "/header", "header1.xml")))
                .put(WordFile.STYLES, root("styles", WordStyles.of(rules)))
                .put(
                        "word/settings.xml",
                        root(
                                "settings",
                                "<w:compat><w:compatSetting w:name=\"compatibilityMode\""
                                        + " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"))
                .put(
                        "word/header1.xml",
                        root(
                                "hdr",
                                "<w:p><w:pPr><w:pStyle w:val=\"PaperPageNumber\"/></w:pPr>"
                                        + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>"))
                .put(
                        "docProps/core.xml",
                        "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Nền Nếp</dc:creator>"
                                + "<dc:language>vi-VN</dc:language></cp:coreProperties>");
    }

    private static String root(String name, String content) {
        return "<w:" + name + " xmlns:w=\"" + WordXml.W + "\" xmlns:r=\"" + RELATIONS + "\">" + content + "</w:" + name
                + ">";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }
}
