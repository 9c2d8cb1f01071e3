package vn.nennep.plan;

import vn.nennep.shared.RowPage;

/**
 * A page of the cells of a branch that were asked for, with the totals of the whole branch.
 *
 * @param totals of all cells, also those that were not asked for
 */
public record BranchSlice(BranchTotals totals, RowPage<BranchRow> page) {}
