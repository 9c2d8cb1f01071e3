package vn.nennep.codelist;

import java.util.Map;

/** How often the codes of a list are used; each room that uses them counts its own uses. */
public interface CodeUses {

    /** Uses by code; a code that is not used may be missing. */
    Map<String, Long> count(ListKind kind);
}
