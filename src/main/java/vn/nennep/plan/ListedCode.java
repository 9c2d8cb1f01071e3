package vn.nennep.plan;

import java.util.Locale;

/**
 * An entry of a list that a province extends: a topic group or a form of presentation.
 *
 * @param code what files and figures name
 */
public record ListedCode(String code, String nameVi, String nameEn) {

    /** The name in the person's language. */
    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameVi;
    }
}
