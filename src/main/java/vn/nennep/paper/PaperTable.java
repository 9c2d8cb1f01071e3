package vn.nennep.paper;

import java.util.List;
import java.util.Locale;
import vn.nennep.shared.Messages;

/**
 * A table of a paper: its row stands in a template once, marked {@code {{#name}}}, and is repeated.
 *
 * @param fields of a row
 */
public record PaperTable(String name, List<PaperField> fields) {

    public PaperTable {
        fields = List.copyOf(fields);
    }

    /** What people call it. */
    public String label(Locale locale) {
        return Messages.text(locale, "paper.table." + name);
    }
}
