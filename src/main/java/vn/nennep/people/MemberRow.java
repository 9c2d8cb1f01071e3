package vn.nennep.people;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One line of a cell's list of members on a day.
 *
 * @param since first day in this category
 * @param until last day of the membership, null when open
 * @param leave why the person is not due that day, null when due
 * @param positions codes of the positions held in the cell that day, in the order of the list; often none
 */
public record MemberRow(
        long id,
        UUID ref,
        String code,
        String familyAndMiddleName,
        String givenName,
        Birth birth,
        LocalDate admittedOn,
        MembershipCategory category,
        LocalDate since,
        LocalDate until,
        LeaveKind leave,
        List<String> positions)
        implements Serializable {

    public String fullName() {
        return (familyAndMiddleName + " " + givenName).strip();
    }
}
