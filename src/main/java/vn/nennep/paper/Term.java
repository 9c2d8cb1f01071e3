package vn.nennep.paper;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A term (nhiệm kỳ): numbers of papers run through it.
 *
 * @param to last day, inclusive
 */
public record Term(LocalDate from, LocalDate to) implements Serializable {

    /** The term of a day when all are as long as each other. */
    static Term of(LocalDate first, int months, LocalDate day) {
        LocalDate from = first;
        while (from.isAfter(day)) {
            from = from.minusMonths(months);
        }
        while (!from.plusMonths(months).isAfter(day)) {
            from = from.plusMonths(months);
        }
        return new Term(from, from.plusMonths(months).minusDays(1));
    }
}
