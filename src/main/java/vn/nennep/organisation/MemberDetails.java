package vn.nennep.organisation;

import java.time.LocalDate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * What is known of a person.
 *
 * @param familyAndMiddleName họ và đệm, not blank
 * @param givenName tên, not blank; lists are sorted by it first
 * @param birthDate null when not known
 * @param admittedOn day of admission to the Party; null when not known; after the birth date
 * @param officialOn day of becoming official; null while on probation; not before the admission
 */
public record MemberDetails(
        String familyAndMiddleName, String givenName, LocalDate birthDate, LocalDate admittedOn, LocalDate officialOn) {

    public MemberDetails {
        familyAndMiddleName = VietnameseText.tidy(familyAndMiddleName);
        givenName = VietnameseText.tidy(givenName);
        if (familyAndMiddleName == null || givenName == null) {
            throw RefusedException.invalid("organisation.member.name-missing");
        }
        if (birthDate != null && admittedOn != null && !admittedOn.isAfter(birthDate)) {
            throw RefusedException.invalid("organisation.member.admitted-before-birth");
        }
        if (admittedOn != null && officialOn != null && officialOn.isBefore(admittedOn)) {
            throw RefusedException.invalid("organisation.member.official-before-admitted");
        }
    }
}
