package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;

/**
 * An entry of a list that a province extends: a topic group or a form of presentation.
 *
 * @param code what files and figures name
 * @param withdrawnOn since when it is not offered any more, null while in use; it stays readable where it was used
 */
public record ListedCode(String code, String nameVi, String nameEn, LocalDate withdrawnOn) implements Serializable {

    /** An entry in use. */
    public ListedCode(String code, String nameVi, String nameEn) {
        this(code, nameVi, nameEn, null);
    }

    /** The name in the person's language. */
    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameVi;
    }

    public boolean isInUse() {
        return withdrawnOn == null;
    }
}
