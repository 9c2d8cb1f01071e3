package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.tree.UnitRow;

/**
 * A page of the cells of a branch, with the totals of all that were asked for.
 *
 * @param total cells in all
 * @param reported cells whose plan was reported
 * @param waiting cells with a plan or task that waits for the superior's answer
 * @param found cells that were asked for, of which {@code rows} is a page
 * @param years for which any cell that the person may follow has a plan, oldest first
 * @param dueOn day by which this unit wants the plans; null when it said none
 * @param directing whether the person may say by which day plans are wanted
 */
public record BranchView(
        UnitRow unit,
        int year,
        List<BranchRow> rows,
        int total,
        int reported,
        int waiting,
        int found,
        List<Integer> years,
        LocalDate dueOn,
        boolean directing,
        LocalDate today)
        implements Serializable {}
