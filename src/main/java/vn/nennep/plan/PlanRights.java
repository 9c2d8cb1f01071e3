package vn.nennep.plan;

import java.io.Serializable;

/**
 * What a person may do with what a cell plans. Nothing of it holds in a year that is closed for the cell.
 *
 * @param see whether the person may see the cell's people and meetings
 * @param keep whether the person may write the draft
 * @param lead whether the person may decide for the cell: adopt, issue, report, choose proposals
 * @param propose whether the person may propose topics to the cell
 * @param direct whether the person answers for the superior
 * @param open whether the year can be changed
 */
public record PlanRights(boolean see, boolean keep, boolean lead, boolean propose, boolean direct, boolean open)
        implements Serializable {

    /** Whether the person may write the draft now: the year is open. */
    public boolean mayWrite() {
        return open && (keep || lead);
    }

    /** Whether the person may decide for the cell now: the year is open. */
    public boolean mayLead() {
        return open && lead;
    }

    /** Whether the person may propose topics now: the year is open. */
    public boolean mayPropose() {
        return open && propose;
    }

    /** Whether the person may answer for the superior now: the year is open. */
    public boolean mayDirect() {
        return open && direct;
    }
}
