package vn.nennep.paper;

/**
 * A paper as a file.
 *
 * @param name of letters, digits, dots and dashes only: a code may hold any other sign, a header may not
 */
public record PaperFile(String name, PaperFormat format, byte[] content) {

    /**
     * The name of a file.
     *
     * @param parts joined by dashes
     */
    static String name(PaperFormat format, String... parts) {
        return String.join("-", parts).replaceAll("[^A-Za-z0-9.-]", "_") + "." + format.text();
    }
}
