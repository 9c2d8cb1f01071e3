package vn.nennep.alert;

import java.time.LocalDate;

/**
 * A unit of the branches of a person, as it stands today.
 *
 * @param rootId unit of the grant that it is under, or is itself
 * @param branchCode the unit directly below the root that it is under, or is itself; null for the root
 * @param from first day on which it was a cell; null when it is none
 * @param to last day; null while it stands
 */
record AlertUnit(
        long id,
        String code,
        String name,
        long rootId,
        String branchCode,
        String branchName,
        LocalDate from,
        LocalDate to) {

    boolean isCell() {
        return from != null;
    }
}
