package vn.nennep.people;

import java.time.LocalDate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * What is known of a person.
 *
 * @param familyAndMiddleName họ và đệm; empty, never null, for somebody with one name alone
 * @param givenName tên, not blank; lists are sorted by it first
 * @param birth null when not known
 * @param admittedOn day of admission to the Party; null when not known; after the birth
 * @param officialOn day of becoming official; null while on probation; not before the admission
 */
public record MemberDetails(
        String familyAndMiddleName, String givenName, Birth birth, LocalDate admittedOn, LocalDate officialOn) {

    /**
     * Youngest age at the admission that is plausible. The charter has long asked for 18 years; some of the oldest
     * members were admitted earlier.
     */
    public static final int YOUNGEST = 15;

    /** Oldest age that is plausible. */
    public static final int OLDEST = 120;

    public MemberDetails {
        familyAndMiddleName = VietnameseText.tidyOrEmpty(familyAndMiddleName);
        givenName = VietnameseText.tidy(givenName);
        if (givenName == null) {
            throw RefusedException.invalid("people.member.name-missing");
        }
        if (birth != null && admittedOn != null && isBornBy(birth, admittedOn)) {
            throw RefusedException.invalid("people.member.admitted-before-birth");
        }
        if (admittedOn != null && officialOn != null && officialOn.isBefore(admittedOn)) {
            throw RefusedException.invalid("people.member.official-before-admitted");
        }
    }

    private static boolean isBornBy(Birth birth, LocalDate admittedOn) {
        return birth.day() == null ? admittedOn.getYear() <= birth.year() : !admittedOn.isAfter(birth.day());
    }

    /**
     * Refuses a birth or an admission in the future, and an age that nobody has.
     *
     * @param today in Việt Nam
     */
    public void requirePlausible(LocalDate today) {
        if (birth != null && birth.isAfter(today)) {
            throw RefusedException.invalid("people.member.birth-future", birth.shown());
        }
        if (admittedOn != null && admittedOn.isAfter(today)) {
            throw RefusedException.invalid("people.member.admitted-future", admittedOn);
        }
        if (birth != null
                && (today.getYear() - birth.year() > OLDEST
                        || (admittedOn == null ? today : admittedOn).getYear() - birth.year() < YOUNGEST)) {
            throw RefusedException.invalid(
                    "people.member.age", birth.shown(), String.valueOf(YOUNGEST), String.valueOf(OLDEST));
        }
    }

    /** The whole name. */
    public String fullName() {
        return (familyAndMiddleName + " " + givenName).strip();
    }
}
