package vn.nennep.paper;

import java.io.Serializable;
import java.util.Locale;
import vn.nennep.shared.Messages;
import vn.nennep.tally.Figure;

/**
 * A field of a paper: what a template writes as {@code {{name}}}.
 *
 * @param figure the published figure that it cites; null for what is no figure
 * @param required whether a template without it is refused
 */
public record PaperField(String name, Figure figure, boolean required) implements Serializable {

    static PaperField of(String name) {
        return new PaperField(name, null, false);
    }

    static PaperField required(String name) {
        return new PaperField(name, null, true);
    }

    static PaperField of(Figure figure) {
        return new PaperField(figure.json(), figure, false);
    }

    /** What people call it. */
    public String label(Locale locale) {
        return figure == null ? Messages.text(locale, "paper.field." + name) : Messages.label(locale, figure);
    }
}
