package vn.nennep.rollcall;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One of two entries that may be the same person.
 *
 * @param birthDate null when not known, as are the other dates
 * @param cells names of the cells of the entry with their days, one a line
 * @param attendances roll calls that the entry stands in
 */
public record MemberSide(
        UUID ref,
        String code,
        String familyAndMiddleName,
        String givenName,
        LocalDate birthDate,
        LocalDate admittedOn,
        LocalDate officialOn,
        int version,
        String cells,
        int attendances)
        implements Serializable {

    public String fullName() {
        return familyAndMiddleName + " " + givenName;
    }
}
