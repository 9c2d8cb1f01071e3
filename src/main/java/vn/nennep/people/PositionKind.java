package vn.nennep.people;

import java.util.Locale;

/** A position of the province's list (chức vụ), such as secretary or deputy. */
public record PositionKind(String code, String nameVi, String nameEn) {

    /** What it is called in a language. */
    public String name(Locale locale) {
        return "en".equals(locale.getLanguage()) ? nameEn : nameVi;
    }
}
