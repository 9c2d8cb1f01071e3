package vn.nennep.duplicate;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.people.Birth;

/**
 * One of two entries that may be the same person.
 *
 * @param birth null when not known, as are the dates
 * @param cells names of the cells of the entry with their days, one a line
 * @param attendances roll calls that the entry stands in
 */
public record MemberSide(
        UUID ref,
        String code,
        String familyAndMiddleName,
        String givenName,
        Birth birth,
        LocalDate admittedOn,
        LocalDate officialOn,
        int version,
        String cells,
        int attendances)
        implements Serializable {

    /** The whole name, family name first. */
    public String fullName() {
        return (familyAndMiddleName + " " + givenName).strip();
    }
}
