package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands beside a plan.
 *
 * @param years in which the cell has a plan, oldest first
 * @param undecided proposals that wait for a decision
 * @param tasks key tasks of the year
 * @param lastYearLines lines of the plan in force in the year before, to be copied
 * @param dueOn day by which the superior wants the plan; null when none was said
 */
public record PlanFacts(List<Integer> years, int undecided, int tasks, int lastYearLines, LocalDate dueOn)
        implements Serializable {}
