package vn.nennep.duplicate;

import java.time.LocalDate;
import java.util.List;

/**
 * What removing a person who was entered by mistake would do.
 *
 * @param holds what keeps the person: real things that somebody entered; the person can be removed when it is empty
 * @param following what goes with the person
 * @param rolls days of the meetings from whose rolls the person comes off
 */
public record RemovalPreview(List<Hold> holds, List<Hold> following, List<LocalDate> rolls) {

    public RemovalPreview {
        holds = List.copyOf(holds);
        following = List.copyOf(following);
        rolls = List.copyOf(rolls);
    }

    public boolean isPossible() {
        return holds.isEmpty();
    }

    /**
     * Rows of one sort.
     *
     * @param place name of the table
     */
    public record Hold(String place, int number) {}
}
