package vn.nennep.paper;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paper that was issued.
 *
 * @param kind name of a {@link PaperKind}
 * @param about a period, or the code of a meeting
 * @param numberText {@code 01-BC/CB}; null for a paper without a number
 * @param replaces the paper in whose place it was issued; null for none
 * @param replacedBy the one that was issued in its place; null for none
 * @param figures the figures that it cites as they were shown, as a JSON object by field
 */
public record IssuedPaper(
        long id,
        UUID ref,
        long unitId,
        String kind,
        String about,
        String title,
        String numberText,
        LocalDate issuedOn,
        Instant issuedAt,
        String issuedBy,
        UUID replaces,
        UUID replacedBy,
        String figures,
        String docxSha256,
        String pdfSha256)
        implements Serializable {

    public PaperKind paperKind() {
        return PaperKind.valueOf(kind);
    }

    /** How another paper names it: {@code văn bản số 01-BC/CB, ngày 31/12/2021}. */
    String named() {
        String day = "ngày %d/%d/%d".formatted(issuedOn.getDayOfMonth(), issuedOn.getMonthValue(), issuedOn.getYear());
        return numberText == null ? "văn bản " + day : "văn bản số " + numberText + ", " + day;
    }

    /** Name of a file of it. */
    String fileName(PaperFormat format, String unitCode) {
        return numberText == null
                ? PaperFile.name(format, paperKind().text(), unitCode, about)
                : PaperFile.name(format, paperKind().text(), unitCode, about, numberText);
    }
}
