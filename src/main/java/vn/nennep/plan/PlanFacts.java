package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands beside a plan.
 *
 * @param years in which the cell has anything, oldest first
 * @param undecided proposals that wait for a decision
 * @param tasks key tasks of the year
 * @param copyable earlier years with a plan in force, the newest first
 * @param dueOn day by which the superior wants the plan; null when none was set
 */
public record PlanFacts(List<Integer> years, int undecided, int tasks, List<Copyable> copyable, LocalDate dueOn)
        implements Serializable {

    /**
     * A plan that can be copied.
     *
     * @param lines how many topics it has
     */
    public record Copyable(int year, int lines) implements Serializable {}
}
