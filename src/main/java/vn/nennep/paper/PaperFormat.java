package vn.nennep.paper;

import java.util.Arrays;
import java.util.Locale;

/** The files that a paper is made as. */
public enum PaperFormat {
    /** For Word, to be changed by hand. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    /** As it is signed. */
    PDF("application/pdf");

    private final String mediaType;

    PaperFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * The format of an address.
     *
     * @param text {@code docx} or {@code pdf}
     * @throws IllegalArgumentException for anything else; a REST path answers that a parameter is wrong
     */
    public static PaperFormat fromString(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** As it stands in addresses and at the end of file names. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type by which browsers and programs know such a file. */
    public String mediaType() {
        return mediaType;
    }
}
