package vn.nennep.people;

import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * What the old cell enters when it lets a member go.
 *
 * @param ref chosen by the form, so that a form sent twice makes one transfer
 * @param memberRef who goes
 * @param fromCode code of the cell that the member goes from
 * @param targetCode code of the receiving cell
 * @param documentNumber of the letter, not blank
 * @param documentOn day of the letter
 * @param firstDay in the new cell
 * @param lastDay of a temporary stay, inclusive; left out for an official transfer
 */
public record TransferOrder(
        UUID ref,
        UUID memberRef,
        String fromCode,
        String targetCode,
        TransferKind kind,
        String documentNumber,
        LocalDate documentOn,
        LocalDate firstDay,
        LocalDate lastDay) {

    public TransferOrder {
        documentNumber = VietnameseText.tidy(documentNumber);
        if (documentNumber == null) {
            throw RefusedException.invalid("people.transfer.document-missing");
        }
        if (kind == TransferKind.OFFICIAL) {
            lastDay = null;
        } else if (lastDay == null) {
            throw RefusedException.invalid("people.transfer.last-day-missing");
        } else if (lastDay.isBefore(firstDay)) {
            throw RefusedException.invalid("people.transfer.last-before-first", firstDay);
        }
    }
}
