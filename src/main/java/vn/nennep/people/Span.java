package vn.nennep.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Days of a person's history, both ends inclusive, in which the same holds.
 *
 * @param id of the row that holds them; null for a new row
 * @param says what holds on these days
 * @param to last day, null when open
 */
public record Span<T>(Long id, T says, LocalDate from, LocalDate to) {

    /**
     * Joins two histories of what turned out to be one person, so that no day has two truths. The kept history stands;
     * of the other only the days outside it are added. What then touches and says the same becomes one row.
     *
     * @return in order of days; a row of either history keeps its id while something of it is left
     */
    public static <T> List<Span<T>> join(List<Span<T>> kept, List<Span<T>> other) {
        List<Span<T>> all = new ArrayList<>(kept);
        for (Span<T> added : other) {
            all.addAll(added.outside(kept));
        }
        all.sort(Comparator.comparing(Span::from));
        List<Span<T>> joined = new ArrayList<>();
        for (Span<T> next : all) {
            Span<T> last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.says.equals(next.says) && last.meets(next)) {
                Long id = last.id != null && (next.id == null || contains(kept, last.id)) ? last.id : next.id;
                joined.set(joined.size() - 1, new Span<>(id, last.says, last.from, next.to));
            } else {
                joined.add(next);
            }
        }
        return idsOnce(joined);
    }

    /** The parts of these days that none of the others has. */
    private List<Span<T>> outside(List<Span<T>> others) {
        List<Span<T>> left = new ArrayList<>(List.of(this));
        for (Span<T> taken : others) {
            List<Span<T>> rest = new ArrayList<>();
            for (Span<T> part : left) {
                if (!part.overlaps(taken)) {
                    rest.add(part);
                    continue;
                }
                if (part.from.isBefore(taken.from)) {
                    rest.add(new Span<>(id, says, part.from, taken.from.minusDays(1)));
                }
                if (taken.to != null && (part.to == null || part.to.isAfter(taken.to))) {
                    rest.add(new Span<>(id, says, taken.to.plusDays(1), part.to));
                }
            }
            left = rest;
        }
        return left;
    }

    /** Whether both have a day in common. */
    public boolean overlaps(Span<?> other) {
        return (other.to == null || !from.isAfter(other.to)) && (to == null || !other.from.isAfter(to));
    }

    /** Whether the other begins on the day after this one ends. */
    private boolean meets(Span<?> next) {
        return to != null && next.from.equals(to.plusDays(1));
    }

    private static boolean contains(List<? extends Span<?>> spans, Long id) {
        return spans.stream().anyMatch(span -> id.equals(span.id()));
    }

    /** Of the parts of one row the first keeps its id. */
    private static <T> List<Span<T>> idsOnce(List<Span<T>> spans) {
        Set<Long> seen = new HashSet<>();
        return spans.stream()
                .map(span ->
                        span.id == null || seen.add(span.id) ? span : new Span<>(null, span.says, span.from, span.to))
                .toList();
    }
}
