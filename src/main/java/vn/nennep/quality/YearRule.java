package vn.nennep.quality;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.nennep.meeting.MeetingKind;

/**
 * How the grade of a cell's year follows from the grades of its meetings.
 *
 * @param kind meetings that count; null for all
 * @param steps best grade first, the first whose conditions all hold counts
 * @param otherwise the grade when none does
 */
public record YearRule(MeetingKind kind, List<Step> steps, Grade otherwise) implements Serializable {

    /** A grade and all that it needs. */
    public record Step(Grade grade, List<Need> needs) implements Serializable {}

    /**
     * That enough meetings have at least a grade. A meeting without a grade reaches none.
     *
     * @param share of the meetings held; null when it is a count
     * @param count null when it is a share
     */
    public record Need(Grade atLeast, Fraction share, Integer count) implements Serializable {

        /** @param tally of at least one meeting */
        public boolean isMet(Tally tally) {
            long reached = tally.atLeast(atLeast);
            return share == null
                    ? reached >= count
                    : Fraction.of(reached, tally.held()).isAtLeast(share);
        }
    }

    /**
     * What the year's meetings came to.
     *
     * @param held how many were held, graded or not
     * @param grades how many have each grade
     */
    public record Tally(int held, Map<Grade, Integer> grades) implements Serializable {

        public Tally {
            grades = new TreeMap<>(grades);
        }

        public long atLeast(Grade grade) {
            return grades.entrySet().stream()
                    .filter(entry -> entry.getKey().isAtLeast(grade))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        public int of(Grade grade) {
            return grades.getOrDefault(grade, 0);
        }

        public int ungraded() {
            return held - grades.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    boolean counts(MeetingKind asked) {
        return kind == null || kind == asked;
    }

    /** The grade that the rule proposes; null when no meeting has a grade yet. */
    Grade propose(Tally tally) {
        if (tally.ungraded() == tally.held()) {
            return null;
        }
        return steps.stream()
                .filter(step -> step.needs().stream().allMatch(need -> need.isMet(tally)))
                .map(Step::grade)
                .findFirst()
                .orElse(otherwise);
    }
}
