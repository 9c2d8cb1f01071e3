package vn.nennep.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import vn.nennep.paper.LayoutRules;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperPrinter;
import vn.nennep.paper.TemplateFault;

/** Papers as Word files, and those as PDF. */
@ApplicationScoped
public class WordPaperPrinter implements PaperPrinter {

    @Override
    public byte[] template(PaperKind kind, LayoutRules rules) {
        return OutlineWriter.template(kind, rules);
    }

    @Override
    public byte[] fill(byte[] template, PaperFacts facts) {
        try {
            WordFile file = WordFile.read(template);
            Document document = WordXml.parse(file.get(WordFile.DOCUMENT));
            TemplateFiller.fill(document, facts);
            QrPictures.draw(document, file);
            return file.put(WordFile.DOCUMENT, WordXml.write(document)).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("a template that was not checked", e);
        }
    }

    @Override
    public byte[] pdf(byte[] document, String title) {
        try {
            return PdfPages.print(WordReader.read(WordFile.read(document)), title);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("a document that was not filled here", e);
        }
    }

    @Override
    public List<TemplateFault> check(byte[] template, PaperKind kind) {
        return TemplateChecker.check(template, kind);
    }
}
