package vn.nennep.access;

import java.time.LocalDate;

/**
 * One role of an account.
 *
 * @param unitCode null when it holds everywhere
 * @param unitName today's or last name; null when it holds everywhere
 * @param from first day, inclusive
 * @param to last day, inclusive; null when open
 */
public record GrantRow(
        long id, Role role, String unitCode, String unitName, LocalDate from, LocalDate to, LocalDate today) {

    public boolean isEnded() {
        return to != null && to.isBefore(today);
    }

    public boolean isComing() {
        return from.isAfter(today);
    }
}
