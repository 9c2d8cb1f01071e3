package vn.nennep.audit;

import java.time.Instant;

/**
 * One entry of the log as it is read.
 *
 * @param position in the chain
 * @param login who; "-" for the server itself
 * @param origin the address of the client; "-" for the server itself
 * @param subject table or thing, as {@code meeting}, {@code member}
 * @param subjectKey which one; null when there is only one
 * @param unitCode the unit that it belongs to; null when to none
 * @param before JSON of the row before; null when there was none
 * @param after JSON of the row after, or details; null when there is none
 */
public record AuditRow(
        long position,
        Instant writtenAt,
        String login,
        String origin,
        AuditAction action,
        String subject,
        String subjectKey,
        String unitCode,
        String unitName,
        String before,
        String after) {}
