package vn.nennep.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.nennep.document.PageText.Block;
import vn.nennep.document.PageText.Cell;
import vn.nennep.document.PageText.Letters;
import vn.nennep.document.PageText.Page;
import vn.nennep.document.PageText.Paragraph;
import vn.nennep.document.PageText.Picture;
import vn.nennep.document.PageText.Row;
import vn.nennep.document.PageText.Section;
import vn.nennep.document.PageText.Span;
import vn.nennep.document.PageText.Table;

/** Reads from a Word file what its pages show: paragraphs, tables, headers, pages upright and across. */
final class WordReader {

    private static final float TWIPS = 20f;

    /** Units of pictures in a point. */
    private static final float EMU = 12_700f;

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final WordFile file;
    private final WordLooks looks;

    /** Of the sections before; one that names none has the same. */
    private List<Paragraph> header = List.of();

    private List<Paragraph> footer = List.of();

    private WordReader(WordFile file) throws SAXException {
        this.file = file;
        byte[] styles = file.get(WordFile.STYLES);
        this.looks = new WordLooks(styles == null ? null : WordXml.parse(styles));
    }

    static List<Section> read(WordFile file) throws SAXException {
        WordReader reader = new WordReader(file);
        Document document = WordXml.parse(file.get(WordFile.DOCUMENT));
        Element body = WordXml.down(document.getDocumentElement(), "body").orElseThrow();
        List<Section> sections = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Element child : WordXml.children(body)) {
            if (WordXml.is(child, "tbl")) {
                blocks.add(reader.table(child));
            } else if (WordXml.is(child, "sectPr")) {
                sections.add(reader.section(child, blocks));
            } else if (WordXml.is(child, "p")) {
                Optional<Element> end = WordXml.down(child, "pPr", "sectPr");
                reader.picture(child).ifPresent(blocks::add);
                if (end.isEmpty() && !isPicture(child) || !WordXml.text(child).isBlank()) {
                    blocks.add(reader.paragraph(child));
                }
                if (end.isPresent()) {
                    sections.add(reader.section(end.get(), blocks));
                    blocks = new ArrayList<>();
                }
            }
        }
        return sections;
    }

    private static boolean isPicture(Element paragraph) {
        return WordXml.text(paragraph).isBlank()
                && paragraph.getElementsByTagNameNS("*", "blip").getLength() > 0;
    }

    /** A picture that stands alone in its paragraph. */
    private Optional<Block> picture(Element paragraph) throws SAXException {
        if (!isPicture(paragraph)) {
            return Optional.empty();
        }
        Element blip = (Element) paragraph.getElementsByTagNameNS("*", "blip").item(0);
        Element extent =
                (Element) paragraph.getElementsByTagNameNS("*", "extent").item(0);
        Element words = (Element) paragraph.getElementsByTagNameNS("*", "docPr").item(0);
        byte[] content = file.get("word/" + target(blip.getAttributeNS(RELATIONS, "embed")));
        return content == null || extent == null
                ? Optional.empty()
                : Optional.of(new Picture(
                        content,
                        Float.parseFloat(extent.getAttribute("cx")) / EMU,
                        Float.parseFloat(extent.getAttribute("cy")) / EMU,
                        words == null ? "" : words.getAttribute("descr")));
    }

    private Section section(Element properties, List<Block> blocks) throws SAXException {
        header = edge(properties, "headerReference").orElse(header);
        footer = edge(properties, "footerReference").orElse(footer);
        Element size = WordXml.down(properties, "pgSz").orElseThrow();
        Element margins = WordXml.down(properties, "pgMar").orElseThrow();
        Page page = new Page(
                length(size, "w"),
                length(size, "h"),
                length(margins, "top"),
                length(margins, "bottom"),
                length(margins, "left"),
                length(margins, "right"),
                length(margins, "header"),
                length(margins, "footer"));
        return new Section(
                page,
                List.copyOf(blocks),
                header,
                footer,
                WordXml.down(properties, "titlePg").isPresent());
    }

    /** What stands above or below every page but a first one. */
    private Optional<List<Paragraph>> edge(Element properties, String kind) throws SAXException {
        for (Element reference : WordXml.children(properties, kind)) {
            if (WordXml.attribute(reference, "type").orElse("default").equals("default")) {
                byte[] part = file.get("word/" + target(reference.getAttributeNS(RELATIONS, "id")));
                if (part != null) {
                    return Optional.of(WordXml.all(WordXml.parse(part).getDocumentElement(), "p").stream()
                            .map(this::paragraph)
                            .toList());
                }
            }
        }
        return Optional.empty();
    }

    private String target(String id) throws SAXException {
        byte[] relations = file.get("word/_rels/document.xml.rels");
        if (relations == null) {
            return "";
        }
        return WordXml.children(WordXml.parse(relations).getDocumentElement()).stream()
                .filter(one -> one.getAttribute("Id").equals(id))
                .map(one -> one.getAttribute("Target"))
                .findFirst()
                .orElse("");
    }

    private Paragraph paragraph(Element paragraph) {
        List<Span> spans = new ArrayList<>();
        boolean[] inField = {false};
        addRuns(paragraph, paragraph, spans, inField);
        return new Paragraph(looks.shape(paragraph), List.copyOf(spans), looks.letters(paragraph, null));
    }

    private void addRuns(Element paragraph, Element parent, List<Span> spans, boolean[] inField) {
        for (Element child : WordXml.children(parent)) {
            if (WordXml.is(child, "r")) {
                addRun(paragraph, child, spans, inField);
            } else if (WordXml.is(child, "fldSimple")
                    && isPage(WordXml.attribute(child, "instr").orElse(""))) {
                Letters letters =
                        looks.letters(paragraph, WordXml.down(child, "r").orElse(null));
                spans.add(new Span(String.valueOf(PageText.PAGE_NUMBER), letters));
            } else if (!WordXml.is(child, "del") && !WordXml.is(child, "pPr")) {
                // Links, insertions and controls hold runs of their own.
                addRuns(paragraph, child, spans, inField);
            }
        }
    }

    private void addRun(Element paragraph, Element run, List<Span> spans, boolean[] inField) {
        StringBuilder text = new StringBuilder();
        for (Element child : WordXml.children(run)) {
            switch (child.getLocalName()) {
                case "t" -> text.append(inField[0] ? "" : child.getTextContent());
                case "tab" -> text.append(PageText.TAB);
                case "br", "cr" -> text.append(PageText.BREAK);
                case "noBreakHyphen" -> text.append('-');
                case "instrText" ->
                    text.append(isPage(child.getTextContent()) ? String.valueOf(PageText.PAGE_NUMBER) : "");
                // What a field showed when it was saved stands between its instruction and its end.
                case "fldChar" ->
                    inField[0] =
                            WordXml.attribute(child, "fldCharType").orElse("").equals("separate");
                default -> {
                    // Marks that show nothing.
                }
            }
        }
        if (!text.isEmpty()) {
            // Somebody's keyboard may have written letters and their marks apart.
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            spans.add(new Span(composed, looks.letters(paragraph, run)));
        }
    }

    private static boolean isPage(String instruction) {
        return instruction.strip().split("\\s")[0].equals("PAGE");
    }

    private Table table(Element table) {
        List<Float> columns = WordXml.all(WordXml.down(table, "tblGrid").orElse(table), "gridCol").stream()
                .map(column -> length(column, "w"))
                .toList();
        List<Row> rows = WordXml.children(table, "tr").stream()
                .map(row -> row(row, columns))
                .toList();
        Optional<Element> borders = WordXml.down(table, "tblPr", "tblBorders");
        float margin = WordXml.down(table, "tblPr", "tblCellMar", "left")
                .map(one -> length(one, "w"))
                .orElse(5.4f);
        return new Table(rows, margin, drawn(borders, "top"), drawn(borders, "insideH"));
    }

    private static boolean drawn(Optional<Element> borders, String side) {
        return borders.flatMap(all -> WordXml.down(all, side))
                .flatMap(one -> WordXml.attribute(one, "val"))
                .filter(kind -> !kind.equals("none") && !kind.equals("nil"))
                .isPresent();
    }

    private Row row(Element row, List<Float> columns) {
        List<Cell> cells = new ArrayList<>();
        int column = 0;
        float x = 0;
        for (Element cell : WordXml.children(row, "tc")) {
            int span = WordXml.down(cell, "tcPr", "gridSpan")
                    .flatMap(one -> WordXml.attribute(one, "val"))
                    .map(Integer::parseInt)
                    .orElse(1);
            float width = 0;
            for (int i = column; i < Math.min(columns.size(), column + span); i++) {
                width += columns.get(i);
            }
            boolean merged = WordXml.down(cell, "tcPr", "vMerge")
                    .filter(one ->
                            !WordXml.attribute(one, "val").orElse("continue").equals("restart"))
                    .isPresent();
            cells.add(new Cell(
                    x,
                    width,
                    merged
                            ? List.of()
                            : WordXml.children(cell, "p").stream()
                                    .map(this::paragraph)
                                    .toList(),
                    merged));
            column += span;
            x += width;
        }
        return new Row(
                cells,
                WordXml.down(row, "trPr", "tblHeader").isPresent(),
                WordXml.down(row, "trPr", "cantSplit").isPresent());
    }

    private static float length(Element element, String attribute) {
        return WordXml.attribute(element, attribute).map(Float::parseFloat).orElse(0f) / TWIPS;
    }
}
