package vn.nennep.plan;

import java.io.Serializable;
import java.time.Instant;

/**
 * One dated step in the life of a plan.
 *
 * @param from null for the beginning of a revision
 * @param by login of who made it
 * @param reason null where none was needed
 */
public record PlanMoveRow(
        int revision, AnnualPlanStatus from, AnnualPlanStatus to, Instant at, String by, String reason)
        implements Serializable {}
