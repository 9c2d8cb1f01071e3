package vn.nennep.paper.page;

import java.io.Serializable;
import vn.nennep.paper.PaperPart;

/** A part of a paper while somebody writes it. */
public class PartForm implements Serializable {

    private final PaperPart part;
    private String text;

    PartForm(PaperPart part) {
        this.part = part;
        this.text = part.text();
    }

    /** The part as it was read. */
    public PaperPart getPart() {
        return part;
    }

    /** Whether somebody wrote it and figures that it names are others by now. */
    public boolean isOutdated() {
        return !part.changed().isEmpty();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
