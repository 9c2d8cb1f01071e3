package vn.nennep.tally;

/**
 * A run that was made for a night.
 *
 * @param interrupted whether its server or its database broke it off
 */
public record NightRun(RunStatus status, boolean interrupted) {}
