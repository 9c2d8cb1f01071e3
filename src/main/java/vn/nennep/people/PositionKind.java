package vn.nennep.people;

import java.util.Locale;
import vn.nennep.shared.Names;

/** A position of the province's list (chức vụ), such as secretary or deputy. */
public record PositionKind(String code, Names names) {

    /** What it is called in a language. */
    public String name(Locale locale) {
        return names.in(locale);
    }
}
