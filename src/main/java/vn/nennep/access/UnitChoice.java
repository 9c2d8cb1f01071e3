package vn.nennep.access;

/** A unit that a grant can be for, as the pages offer it. */
public record UnitChoice(String code, String name) {

    /** The text in the field: the code, and the name for people. */
    public String text() {
        return code + " – " + name;
    }

    /** The code in a text that was chosen or typed; null for none. */
    public static String codeOf(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        // A code has no blanks in it.
        return text.strip().split("\\s", 2)[0];
    }
}
