package vn.nennep.people;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person found by name.
 *
 * @param cellCode the cell within the caller's sight that the person belongs to, or belonged to last
 * @param standing where the person belongs today
 * @param since first day on which the person was no longer of that cell; null while the person is
 */
public record FoundMember(
        UUID ref, String code, String fullName, String cellCode, String cellName, Standing standing, LocalDate since) {

    /** Where a person belongs on a day. */
    public enum Standing {
        /** To the cell named. */
        HERE,
        /** To another cell, out of the caller's sight. */
        ELSEWHERE,
        /** To none. */
        NOWHERE
    }
}
