package vn.nennep.shared;

/** How Excel files are known outside of the program. */
public final class ExcelName {

    /** The type by which browsers and programs know such a file. */
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private ExcelName() {}

    /**
     * The name of a file, of letters, digits, dots and dashes only: a code may hold any other sign, a header may not.
     *
     * @param parts joined by dashes
     */
    public static String of(String... parts) {
        return String.join("-", parts).replaceAll("[^A-Za-z0-9.-]", "_") + ".xlsx";
    }
}
