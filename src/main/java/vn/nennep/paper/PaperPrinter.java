package vn.nennep.paper;

import java.util.List;

/** Lays papers out; a room above fills this place, which alone knows Word files and fonts. */
public interface PaperPrinter {

    /** The template that comes with the program, as a Word file by the rules of a day. */
    byte[] template(PaperKind kind, LayoutRules rules);

    /**
     * Fills a template.
     *
     * @param template a Word file that was checked
     * @return a Word file
     */
    byte[] fill(byte[] template, PaperFacts facts);

    /**
     * The pages of a Word file that was filled.
     *
     * @param title for readers of the PDF
     */
    byte[] pdf(byte[] document, String title);

    /** Everything that is wrong with a template of a kind; empty when it can be used. */
    List<TemplateFault> check(byte[] template, PaperKind kind);
}
