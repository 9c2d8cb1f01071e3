package vn.nennep.codelist;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import vn.nennep.shared.Names;

/**
 * An entry of a list that a province extends: a topic group or a presentation form.
 *
 * @param code what files and figures name
 * @param withdrawnOn since when it is not offered any more, null while in use; it stays readable where it was used
 */
public record ListedCode(String code, Names names, LocalDate withdrawnOn) implements Serializable {

    /** An entry in use. */
    public ListedCode(String code, Names names) {
        this(code, names, null);
    }

    /** The name in the person's language. */
    public String name(Locale locale) {
        return names.in(locale);
    }

    public boolean isInUse() {
        return withdrawnOn == null;
    }
}
