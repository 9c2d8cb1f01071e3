package vn.nennep.audit;

import java.time.LocalDate;

/**
 * Which entries of the log are wanted.
 *
 * @param login of this person; null for everybody
 * @param action null for all
 * @param from first day in the users' zone; null for no limit
 * @param to last day, inclusive; null for no limit
 */
public record AuditFilter(String login, AuditAction action, LocalDate from, LocalDate to) {}
