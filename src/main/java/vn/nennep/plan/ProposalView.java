package vn.nennep.plan;

import java.io.Serializable;
import java.util.List;
import vn.nennep.codelist.ListedCode;
import vn.nennep.tree.UnitRow;

/**
 * The proposals of a cell's year: all of them for those who see the cell's people, for a member only those they made.
 *
 * @param standing for whom the account stands in the cell; false for nobody, who cannot propose
 * @param writing whether a proposal can be chosen now: a draft is being written or nothing is there yet
 * @param years for which the cell has planned anything, oldest first
 * @param groups the topic groups in use, to choose from
 */
public record ProposalView(
        UnitRow cell,
        int year,
        List<ProposalRow> rows,
        boolean standing,
        boolean writing,
        List<ListedCode> groups,
        List<Integer> years,
        PlanRights rights)
        implements Serializable {

    /** How many proposals wait for a decision. */
    public long undecided() {
        return rows.stream()
                .filter(row -> row.status() == TopicProposalStatus.PROPOSED)
                .count();
    }
}
