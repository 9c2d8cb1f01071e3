package vn.nennep.logbook;

import java.time.LocalDate;
import java.util.List;
import vn.nennep.audit.AuditAction;

/**
 * Which entries of the log are wanted.
 *
 * @param login of this account; null for everybody
 * @param action null for all
 * @param subject table or thing; null for all
 * @param meeting of this meeting; null for all
 * @param members about these people; null for all, empty for nobody
 * @param from first day in the users' zone; null for no limit
 * @param to last day, inclusive; null for no limit
 */
public record AuditFilter(
        String login,
        AuditAction action,
        String subject,
        Long meeting,
        List<Long> members,
        LocalDate from,
        LocalDate to) {}
