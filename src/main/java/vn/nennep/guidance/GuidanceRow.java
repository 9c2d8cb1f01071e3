package vn.nennep.guidance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.material.MaterialRow;

/**
 * A guidance document in a list.
 *
 * @param validTo last day of its force; null while it is not known
 * @param unitCode whose branch it binds; null for everybody
 * @param unitName as the unit is called today, or was last; null for everybody
 * @param file null when none is attached
 */
public record GuidanceRow(
        long id,
        UUID ref,
        String number,
        String issuer,
        String subject,
        LocalDate issuedOn,
        LocalDate validFrom,
        LocalDate validTo,
        String unitCode,
        String unitName,
        MaterialRow file,
        int version)
        implements Serializable {

    public GuidanceDetails details() {
        return new GuidanceDetails(number, issuer, subject, issuedOn, validFrom, validTo);
    }

    public boolean isInForceOn(LocalDate day) {
        return details().isInForceOn(day);
    }
}
