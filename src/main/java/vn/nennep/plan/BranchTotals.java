package vn.nennep.plan;

import java.io.Serializable;

/**
 * How far the cells of a whole branch are with their plans of a year.
 *
 * @param cells in all
 * @param reported cells whose plan was reported
 * @param waiting cells with a plan or task that waits for the superior's answer
 */
public record BranchTotals(int cells, int reported, int waiting) implements Serializable {}
