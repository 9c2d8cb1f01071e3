package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.tree.UnitRow;

/**
 * A cell's plan of a year, with all that its page shows.
 *
 * @param plan the revision that is shown; null when there is none
 * @param revisions all of the year, newest first
 * @param lines of the revision that is shown, by month
 * @param moves the history of all revisions, newest first
 * @param guidance documents in force that it may rest on; empty unless asked for
 * @param facts beside the plan
 * @param today the day on which lines are overdue or not
 */
public record PlanView(
        UnitRow cell,
        int year,
        PlanRow plan,
        List<PlanRow> revisions,
        List<PlanLineRow> lines,
        List<PlanMoveRow> moves,
        List<GuidanceChoice> guidance,
        PlanFacts facts,
        PlanRights rights,
        LocalDate today)
        implements Serializable {

    /** How many lines were held. */
    public long kept() {
        return lines.stream().filter(PlanLineRow::held).count();
    }

    /** How many lines were not held though their month has passed. */
    public long overdue() {
        return lines.stream()
                .filter(line -> line.stateOn(today) == PlanLineState.OVERDUE)
                .count();
    }

    /** Whether a revision is being written. */
    public boolean isBeingWritten() {
        return revisions.stream().anyMatch(one -> one.status().isBeingWritten());
    }

    /** Whether the shown revision is a draft that the person may write. */
    public boolean isWritable() {
        return plan != null && plan.status() == AnnualPlanStatus.DRAFT && rights.mayWrite();
    }
}
