package vn.nennep.freeze.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.util.ArrayList;
import java.util.List;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.freeze.FileAnswer;
import vn.nennep.freeze.FreezeCheckService;
import vn.nennep.freeze.PaperAnswer;
import vn.nennep.shared.RefusedException;

/**
 * The check page, open to anybody: whether a paper is right, by its hash or by the file. Keeps nothing in a session.
 */
@Named
@RequestScoped
public class CheckPage {

    @Inject
    private FreezeCheckService checks;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    private String hash;
    private Part file;
    private PaperAnswer answer;
    private FileAnswer fileAnswer;
    private boolean unknown;
    private boolean shut;

    /** A figure of the paper, as people read it. */
    public record Line(String name, String value) {}

    /** Looks the hash of the address up, when there is one. */
    public void open() {
        if (hash == null || hash.isBlank()) {
            return;
        }
        shut = checks.isShut();
        if (!shut) {
            unknown = messages.refusalOf(() -> answer = checks.answer(hash.replaceAll("\\s", "")))
                    .filter(refusal -> refusal.kind() == RefusedException.Kind.NOT_FOUND)
                    .isPresent();
        }
    }

    /** Looks at the file. */
    public void look() {
        shut = checks.isShut();
        if (shut || file == null) {
            return;
        }
        fileAnswer = checks.answer(file::getInputStream);
        answer = fileAnswer.paper();
    }

    /** The figures of a line of the paper. */
    public List<Line> figures(PaperAnswer.Line line) {
        List<Line> lines = new ArrayList<>();
        line.figures().forEach((figure, number) -> lines.add(new Line(words.of(figure), words.number(number))));
        return lines;
    }

    /** What was found; null when there is nothing to show of it. */
    public PaperAnswer getAnswer() {
        return answer;
    }

    /** What the file turned out to be; null when none was sent. */
    public FileAnswer getFileAnswer() {
        return fileAnswer;
    }

    public boolean isUnknown() {
        return unknown;
    }

    public boolean isShut() {
        return shut;
    }

    public String getHash() {
        return hash;
    }

    public void setHash(String hash) {
        this.hash = hash;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
