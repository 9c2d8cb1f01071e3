package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a criteria set says: read from its file, complete and without contradictions.
 *
 * @param unitCode the unit whose branch it binds; null for everybody
 * @param guidance number of the document that it carries out; null for none
 * @param thresholds for every grade but the worst, best first
 */
public record Criteria(
        String code,
        String name,
        String unitCode,
        AppliesTo appliesTo,
        LocalDate validFrom,
        LocalDate validTo,
        String guidance,
        boolean example,
        BigDecimal total,
        ScoreSettings settings,
        List<Criterion> groups,
        List<Veto> vetoes,
        List<Threshold> thresholds,
        YearRule year)
        implements Serializable {

    /**
     * The least that a grade needs.
     *
     * @param share whether it is a share of what can be reached, not a number of points
     */
    public record Threshold(Grade grade, Fraction least, boolean share) implements Serializable {}

    /**
     * What the program makes of a criterion in a meeting.
     *
     * @param points null when it cannot tell
     * @param evidence null when no fact speaks of it
     */
    public record Proposed(Criterion criterion, BigDecimal points, FactValue evidence) implements Serializable {}

    /**
     * The outcome of a scoring.
     *
     * @param points exact, scaled where the set says so
     * @param most what could be reached
     * @param veto the one that lowered the grade; null when none did
     */
    public record Outcome(Fraction points, Fraction most, Grade grade, Veto veto) implements Serializable {}

    /** All criteria that are scored themselves, without their groups, in the order of the set. */
    public Stream<Criterion> leaves() {
        return groups.stream().flatMap(Criterion::leaves);
    }

    /** The criterion of a code, one that is scored itself; empty when there is none. */
    public Optional<Criterion> find(String criterion) {
        return leaves().filter(leaf -> leaf.code().equals(criterion)).findFirst();
    }

    /** The criteria that are scored in a meeting, with what the program proposes for each. */
    public List<Proposed> propose(MeetingFacts facts) {
        List<Proposed> lines = new ArrayList<>();
        leaves().forEach(criterion -> propose(criterion, facts).ifPresent(lines::add));
        return lines;
    }

    private Optional<Proposed> propose(Criterion criterion, MeetingFacts facts) {
        if (criterion.onlyWhen() != null) {
            FactValue applies = facts.value(criterion.onlyWhen().fact(), settings);
            if (applies.isKnown() && !holds(criterion.onlyWhen(), applies, facts)) {
                return settings.notApplicable() == ScoreSettings.NotApplicable.GIVE
                        ? Optional.of(new Proposed(criterion, criterion.most(), applies))
                        : Optional.empty();
            }
        }
        for (Criterion.Instead instead : criterion.instead()) {
            FactValue value = facts.value(instead.when().fact(), settings);
            if (value.isKnown() && holds(instead.when(), value, facts)) {
                return Optional.of(new Proposed(criterion, instead.points(), value));
            }
        }
        return Optional.of(byScale(criterion, facts));
    }

    private Proposed byScale(Criterion criterion, MeetingFacts facts) {
        if (criterion.scale() instanceof Scale.Bands scale) {
            FactValue value = facts.value(scale.fact(), settings);
            BigDecimal points = !value.isKnown()
                    ? null
                    : scale.bands().stream()
                            .filter(band -> band.interval().contains(value.value(), facts.norm(settings)))
                            .map(Band::points)
                            .findFirst()
                            .orElse(null);
            return new Proposed(criterion, points, value);
        }
        if (criterion.scale() instanceof Scale.YesNo scale && scale.when() != null) {
            FactValue value = facts.value(scale.when().fact(), settings);
            BigDecimal points =
                    !value.isKnown() ? null : holds(scale.when(), value, facts) ? scale.most() : Points.NONE;
            return new Proposed(criterion, points, value);
        }
        return new Proposed(criterion, null, null);
    }

    private boolean holds(Condition condition, FactValue value, MeetingFacts facts) {
        return condition.interval().contains(value.value(), facts.norm(settings));
    }

    /**
     * Adds up and grades.
     *
     * @param given criterion → points, of all criteria that apply and of no other
     */
    public Outcome grade(Map<String, BigDecimal> given) {
        Fraction whole = Fraction.of(total);
        Fraction reachable = Fraction.of(Points.sum(leaves().filter(leaf -> given.containsKey(leaf.code()))
                .map(Criterion::most)
                .toList()));
        Fraction points = Fraction.of(Points.sum(given.values()));
        if (settings.notApplicable() == ScoreSettings.NotApplicable.SCALE && reachable.compareTo(Fraction.ZERO) > 0) {
            points = points.times(whole).dividedBy(reachable);
            reachable = whole;
        }
        Grade grade = byThreshold(points, reachable);
        Veto strictest = null;
        for (Veto veto : vetoes) {
            if (!grade.notAbove(veto.highest()).equals(grade) && speaks(veto, given)) {
                grade = veto.highest();
                strictest = veto;
            }
        }
        return new Outcome(points, reachable, grade, strictest);
    }

    private Grade byThreshold(Fraction points, Fraction most) {
        return thresholds.stream()
                .filter(threshold ->
                        points.isAtLeast(threshold.share() ? most.times(threshold.least()) : threshold.least()))
                .map(Threshold::grade)
                .findFirst()
                .orElse(Grade.WEAK);
    }

    private boolean speaks(Veto veto, Map<String, BigDecimal> given) {
        Set<String> watched = Set.copyOf(veto.fullMarks());
        return leaves().filter(leaf -> watched.contains(leaf.code()))
                .filter(leaf -> given.containsKey(leaf.code()))
                .anyMatch(leaf -> given.get(leaf.code()).compareTo(leaf.most()) < 0);
    }

    /** Codes of all that is scored, in the order of the set. */
    public List<String> listCodes() {
        return leaves().map(Criterion::code).collect(Collectors.toList());
    }
}
