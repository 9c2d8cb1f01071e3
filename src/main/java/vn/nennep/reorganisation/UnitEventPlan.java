package vn.nennep.reorganisation;

import java.util.List;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitKind;

/**
 * What an event will do, before it does.
 *
 * @param lines one for each unit that changes, in the order of the command
 * @param arrivals how many people each cell gets; empty when nobody changes the cell
 * @param obstacles why it cannot be entered; empty when it can
 * @param notices what to look at, though it can be entered
 * @param cells cells in the units concerned
 * @param members people whose home they are on the day
 * @param plannedMeetings meetings planned there on the day or later
 */
public record UnitEventPlan(
        List<Line> lines,
        List<Arrival> arrivals,
        List<Obstacle> obstacles,
        List<Obstacle> notices,
        int cells,
        int members,
        int plannedMeetings) {

    public UnitEventPlan {
        lines = List.copyOf(lines);
        arrivals = List.copyOf(arrivals);
        obstacles = List.copyOf(obstacles);
        notices = List.copyOf(notices);
    }

    /** What happens to one unit. */
    public enum Change {
        ENDS,
        BEGINS,
        CONTINUES,
        RENAMED,
        /** Another kind; before and after are names of {@link UnitKind}. */
        REKINDED,
        RECODED,
        MOVES
    }

    /**
     * @param code of the unit, the new one of a unit that begins
     * @param before what is left behind: the old name, code or superior; null when there is none
     * @param after what comes: the new name, code, superior, or who carries on; null when there is nothing
     */
    public record Line(Change change, String code, String name, UnitKind kind, String before, String after) {}

    /** How many people come to a cell. */
    public record Arrival(String code, String name, int people) {}

    /**
     * A reason or remark, as a message key and its facts.
     *
     * @param conflict whether something else came first, rather than the command being wrong
     */
    public record Obstacle(String key, List<Object> facts, boolean conflict) {

        public Obstacle {
            facts = List.copyOf(facts);
        }

        RefusedException refusal() {
            return conflict
                    ? RefusedException.conflict(key, facts.toArray())
                    : RefusedException.invalid(key, facts.toArray());
        }
    }

    /** Whether nothing stands in the way. */
    public boolean isPossible() {
        return obstacles.isEmpty();
    }
}
