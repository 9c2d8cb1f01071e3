package vn.nennep.rollcall;

import java.util.List;

/**
 * What moving a held meeting to another day would do.
 *
 * @param kept people whose marks stay
 * @param missing names of those due on the new day who have no mark yet: the meeting waits for them
 * @param dropped names of those on the roll who were not due on the new day: they come off it
 * @param quarterLeft whether the quarter of the old day is left without a thematic session
 * @param planLineFreed whether the line of the annual plan is free again, because the year is another
 */
public record RedatingPreview(
        int kept, List<String> missing, List<String> dropped, boolean quarterLeft, boolean planLineFreed) {

    public RedatingPreview {
        missing = List.copyOf(missing);
        dropped = List.copyOf(dropped);
    }
}
