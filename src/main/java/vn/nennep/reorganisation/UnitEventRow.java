package vn.nennep.reorganisation;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An event in the history of a unit.
 *
 * @param effectiveOn first day on which it holds
 * @param documentNumber number of the decision, null when none was given
 * @param documentOn date of the decision, null when none was given
 * @param note null when none was given
 * @param units how many units it changed
 * @param undoneAt null while it holds
 * @param undoneBy null while it holds
 * @param predecessors units that ended or gave something away
 * @param successors units that carry on for them, the heir first
 * @param founded units that began by it, whether they have predecessors or not; empty once it is undone
 */
public record UnitEventRow(
        UUID ref,
        UnitEventKind kind,
        LocalDate effectiveOn,
        String documentNumber,
        LocalDate documentOn,
        String note,
        Instant enteredAt,
        String enteredBy,
        Instant undoneAt,
        String undoneBy,
        int units,
        List<Named> predecessors,
        List<Named> successors,
        List<Named> founded)
        implements Serializable {

    /** A unit by its current code and latest name. */
    public record Named(String code, String name) implements Serializable {}

    public UnitEventRow {
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
        founded = List.copyOf(founded);
    }

    public boolean isUndone() {
        return undoneAt != null;
    }
}
