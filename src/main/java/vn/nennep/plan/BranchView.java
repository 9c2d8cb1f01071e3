package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.tree.UnitRow;

/**
 * A branch whose plans of a year are looked at.
 *
 * @param treeDay on which the tree is read: the day of the year that is nearest to today
 * @param years for which any cell that the person may follow has a plan, oldest first
 * @param dueOn day by which this unit wants the plans; null when it set none
 * @param directing whether the person may set the day by which plans are wanted
 */
public record BranchView(
        UnitRow unit,
        int year,
        LocalDate treeDay,
        List<Integer> years,
        LocalDate dueOn,
        boolean directing,
        LocalDate today)
        implements Serializable {}
