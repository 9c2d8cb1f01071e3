package vn.nennep.duplicate;

import java.io.Serializable;
import java.util.List;

/**
 * Two entries side by side, and what merging them would do.
 *
 * @param doubles meetings in which both are on the roll call, by date
 * @param closedYears years that the merge would change and that are closed for their cells, oldest first
 */
public record DuplicateComparison(
        MemberSide kept, MemberSide merged, List<DoubleMeeting> doubles, List<Integer> closedYears)
        implements Serializable {

    public DuplicateComparison {
        doubles = List.copyOf(doubles);
        closedYears = List.copyOf(closedYears);
    }
}
