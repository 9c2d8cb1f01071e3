package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines of a meeting's score under its set: the proposal as it was when somebody first scored, and what people gave.
 *
 * @param lines of the criteria that apply, in the order of the set
 */
public record ScoreCard(Criteria criteria, List<ScoreLine> lines) implements Serializable {

    /** The card of a meeting that nobody has scored. */
    static ScoreCard proposed(Criteria criteria, MeetingFacts facts) {
        return new ScoreCard(
                criteria, criteria.propose(facts).stream().map(ScoreLine::of).toList());
    }

    /** The card of a meeting that was scored, whatever the facts say today. */
    static ScoreCard kept(Criteria criteria, List<ScoreLine> lines) {
        Map<String, ScoreLine> byCode = lines.stream().collect(Collectors.toMap(ScoreLine::criterion, line -> line));
        return new ScoreCard(
                criteria,
                criteria.listCodes().stream()
                        .map(byCode::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /**
     * The card with what a person gives.
     *
     * @throws ScoreRefused naming every criterion without points, with points that it cannot get, or without the reason
     *     that a change needs
     */
    ScoreCard with(ScoreSide side, List<GivenScore> given) {
        Map<String, GivenScore> byCode = given.stream()
                .collect(Collectors.toMap(GivenScore::criterion, Function.identity(), (first, again) -> again));
        Map<String, String> faults = new LinkedHashMap<>();
        List<ScoreLine> next = new ArrayList<>();
        for (ScoreLine line : lines) {
            GivenScore one = byCode.get(line.criterion());
            String fault = fault(side, line, one);
            if (fault != null) {
                faults.put(line.criterion(), fault);
            } else {
                next.add(line.with(side, one));
            }
        }
        if (!faults.isEmpty()) {
            throw new ScoreRefused(faults);
        }
        return new ScoreCard(criteria, next);
    }

    private String fault(ScoreSide side, ScoreLine line, GivenScore given) {
        if (given == null || given.points() == null) {
            return "quality.score.points-missing";
        }
        Criterion criterion = criteria.find(line.criterion()).orElseThrow();
        if (!criterion.choices().contains(given.points())) {
            return "quality.score.points-impossible";
        }
        if (line.needsReason(side, given.points())) {
            if (given.reason() == null) {
                return "quality.score.reason-missing";
            }
            if (given.reason().length() > GivenScore.LONGEST_REASON) {
                return "quality.score.reason-long";
            }
        }
        return null;
    }

    /** The outcome of these points. */
    Criteria.Outcome outcome(ScoreSide side) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        lines.forEach(line -> points.put(line.criterion(), line.points(side)));
        return criteria.grade(points);
    }

    /** The points that the program proposes, of the criteria that it can judge. */
    public BigDecimal proposedPoints() {
        return Points.sum(
                lines.stream().map(ScoreLine::proposed).filter(Objects::nonNull).toList());
    }

    /** The most points of the criteria that the program can judge. */
    public BigDecimal proposedOf() {
        return Points.sum(lines.stream()
                .filter(line -> line.proposed() != null)
                .map(line -> criteria.find(line.criterion()).orElseThrow().most())
                .toList());
    }

    /** The proposed grade; null unless the program can judge every criterion. */
    Grade proposedGrade() {
        if (lines.stream().anyMatch(line -> line.proposed() == null)) {
            return null;
        }
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        lines.forEach(line -> points.put(line.criterion(), line.proposed()));
        return criteria.grade(points).grade();
    }

    /** The most points that can be reached. */
    BigDecimal most() {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        lines.forEach(line -> points.put(line.criterion(), Points.NONE));
        return Points.of(criteria.grade(points).most());
    }

    /** Whether the saved score of a side is the same as what is given now. */
    boolean says(ScoreSide side, List<GivenScore> given) {
        try {
            return with(side, given).lines.equals(lines);
        } catch (ScoreRefused incomplete) {
            return false;
        }
    }
}
