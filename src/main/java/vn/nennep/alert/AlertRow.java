package vn.nennep.alert;

import java.util.List;
import java.util.UUID;

/**
 * One thing that needs somebody.
 *
 * @param unitCode the cell, or the branch of cells, that it concerns
 * @param meeting reference of the meeting that it is done at; null when it is done elsewhere
 * @param facts what the sentence says, in its order: texts, numbers and days; a missing one is an empty text
 */
public record AlertRow(AlertKind kind, String unitCode, String unitName, UUID meeting, List<Object> facts) {

    public AlertRow {
        facts = facts.stream().map(fact -> fact == null ? "" : fact).toList();
    }
}
