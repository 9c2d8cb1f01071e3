package vn.nennep.freeze;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;

/**
 * What whoever holds a paper is told: nothing but what the paper shows, and whether it is right.
 *
 * @param ofUnit whether the hash is that of a unit's paper, not of a whole freeze
 * @param newest number of the newest version of the period
 * @param unreported cells without a recorded meeting
 * @param aside cells that the figures are without
 * @param view of a unit's paper; null otherwise
 * @param lines the consolidated line of the paper; of a whole freeze those of the provinces
 * @param right whether what is stored of the freeze is what was written
 * @param agreeing whether the data of today are those that were frozen
 * @param newestAgreeing whether they are those of the newest version: what an amendment changed is no fault
 * @param lookedAt when that was found
 * @param marksAway whether roll calls were put away and not looked at
 * @param differences the first ones that the caller may see; empty for everybody else
 * @param faults what of the freeze itself was changed, for who freezes years; empty for everybody else
 */
public record PaperAnswer(
        boolean ofUnit,
        int year,
        String period,
        int version,
        int newest,
        Instant frozenAt,
        int unreported,
        int aside,
        TreeView view,
        List<Line> lines,
        boolean right,
        boolean agreeing,
        boolean newestAgreeing,
        Instant lookedAt,
        boolean marksAway,
        List<NamedDifference> differences,
        List<Finding.Fault> faults)
        implements Serializable {

    /** A consolidated line as it was frozen; {@code figures} has those of the catalogue that the text has. */
    public record Line(String code, String name, String kind, Map<Figure, Integer> figures) implements Serializable {}

    /** Whether a later version of the same period stands. */
    public boolean isReplaced() {
        return newest > version;
    }
}
