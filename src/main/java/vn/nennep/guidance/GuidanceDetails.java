package vn.nennep.guidance;

import java.time.LocalDate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * What a guidance document is, complete and well-formed; refuses anything else.
 *
 * @param number such as {@code 09-HD/TU}
 * @param issuedOn the date that it bears
 * @param validFrom first day of its force; may lie before the date that it bears
 * @param validTo last day of its force; null while it is not known
 */
public record GuidanceDetails(
        String number, String issuer, String subject, LocalDate issuedOn, LocalDate validFrom, LocalDate validTo) {

    public static final int LONGEST_NUMBER = 60;
    public static final int LONGEST_ISSUER = 200;
    public static final int LONGEST_SUBJECT = 500;

    private static final int FIRST_YEAR = 1930;
    private static final int LAST_YEAR = 2100;

    public GuidanceDetails {
        number = required(number, "guidance.number-missing", LONGEST_NUMBER, "guidance.number-long");
        issuer = required(issuer, "guidance.issuer-missing", LONGEST_ISSUER, "guidance.issuer-long");
        subject = required(subject, "guidance.subject-missing", LONGEST_SUBJECT, "guidance.subject-long");
        requireDay(issuedOn, "guidance.issued-on-missing", "guidance.issued-on-range");
        requireDay(validFrom, "guidance.valid-from-missing", "guidance.valid-from-range");
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw RefusedException.invalid("guidance.ends-before-start", validFrom);
        }
    }

    private static String required(String text, String missing, int longest, String tooLong) {
        String tidy = VietnameseText.tidy(text);
        if (tidy == null) {
            throw RefusedException.invalid(missing);
        }
        if (tidy.length() > longest) {
            throw RefusedException.invalid(tooLong, longest);
        }
        return tidy;
    }

    private static void requireDay(LocalDate day, String missing, String wrong) {
        if (day == null) {
            throw RefusedException.invalid(missing);
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw RefusedException.invalid(wrong, FIRST_YEAR, LAST_YEAR);
        }
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
