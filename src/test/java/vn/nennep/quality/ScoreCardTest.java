package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.RefusedException;

class ScoreCardTest {

    private static final ScoreCard CARD =
            ScoreCard.proposed(SampleSet.anPhu(), SampleFacts.all().facts());

    @Test
    void takesWhatIsProposedAndWhatPeopleAddWithoutReasons() {
        ScoreCard scored = CARD.with(ScoreSide.SELF, given(Map.of(), Map.of()));
        assertEquals(Fraction.of(100), scored.outcome(ScoreSide.SELF).points());
        assertEquals(Grade.GOOD, scored.outcome(ScoreSide.SELF).grade());
        assertNull(scored.lines().get(0).selfReason());
    }

    @Test
    void wantsAReasonWhereAProposalIsChangedAndNowhereElse() {
        Map<String, String> points = Map.of("2a", "3.00", "4a", "0.00");
        ScoreRefused refused =
                assertThrows(ScoreRefused.class, () -> CARD.with(ScoreSide.SELF, given(points, Map.of())));
        assertEquals(Map.of("2a", "quality.score.reason-missing"), refused.faults());
        ScoreCard scored = CARD.with(ScoreSide.SELF, given(points, Map.of("2a", "một đồng chí về sớm", "4a", "x")));
        assertEquals("một đồng chí về sớm", line(scored, "2a").selfReason());
        // What needs no reason keeps none.
        assertNull(line(scored, "4a").selfReason());
        assertEquals(Fraction.of(94), scored.outcome(ScoreSide.SELF).points());
    }

    @Test
    void namesEveryFaultAtOnce() {
        List<GivenScore> given = given(Map.of("1", "3.50", "2a", "1.00"), Map.of("2a", "x".repeat(1001)));
        given.removeIf(one -> one.criterion().equals("4e"));
        ScoreRefused refused = assertThrows(ScoreRefused.class, () -> CARD.with(ScoreSide.SELF, given));
        assertEquals(
                Map.of(
                        "1", "quality.score.points-impossible",
                        "2a", "quality.score.reason-long",
                        "4e", "quality.score.points-missing"),
                refused.faults());
    }

    @Test
    void letsTheSuperiorFollowTheCellOrTheProposalWithoutAReason() {
        ScoreCard self = CARD.with(ScoreSide.SELF, given(Map.of("2a", "3.00"), Map.of("2a", "về sớm")));
        assertFalse(line(self, "2a").needsReason(ScoreSide.SUPERIOR, new BigDecimal("3.00")));
        assertFalse(line(self, "2a").needsReason(ScoreSide.SUPERIOR, new BigDecimal("4.00")));
        assertTrue(line(self, "2a").needsReason(ScoreSide.SUPERIOR, new BigDecimal("2.00")));
        // Nothing was proposed here, but the cell gave points.
        assertTrue(line(self, "4a").needsReason(ScoreSide.SUPERIOR, new BigDecimal("0.00")));
        ScoreCard both = self.with(ScoreSide.SUPERIOR, given(Map.of(), Map.of()));
        assertEquals(Fraction.of(99), both.outcome(ScoreSide.SELF).points());
        assertEquals(Fraction.of(100), both.outcome(ScoreSide.SUPERIOR).points());
    }

    @Test
    void proposesNoGradeWhileSomethingIsLeftToPeople() {
        assertNull(CARD.proposedGrade());
        assertEquals("100.00", CARD.most().toString());
        assertEquals("52.00", CARD.proposedPoints().toString());
    }

    @Test
    void knowsAScoreThatIsSentTwice() {
        List<GivenScore> given = given(Map.of("2a", "3.00"), Map.of("2a", "về sớm"));
        ScoreCard scored = CARD.with(ScoreSide.SELF, given);
        assertTrue(scored.says(ScoreSide.SELF, given));
        assertFalse(scored.says(ScoreSide.SELF, given(Map.of(), Map.of())));
        assertFalse(CARD.says(ScoreSide.SELF, given));
    }

    @Test
    void gradesAYearWithAReasonWhereTheRuleSaysOtherwise() {
        YearGrade fresh = new YearGrade(1, 2021, 1, null, null, null, ScoreSheet.FRESH);
        Instant now = Instant.EPOCH;
        YearGrade self = fresh.with(ScoreSide.SELF, Grade.GOOD, Grade.GOOD, null, now, "a");
        assertEquals(Grade.GOOD, self.grade());
        assertEquals(
                "quality.year.reason-missing",
                assertThrows(
                                RefusedException.class,
                                () -> self.with(ScoreSide.SUPERIOR, Grade.GOOD, Grade.FAIR, " ", now, "b"))
                        .key());
        YearGrade both = self.with(ScoreSide.SUPERIOR, Grade.GOOD, Grade.FAIR, "chậm báo cáo", now, "b");
        assertEquals(Grade.FAIR, both.grade());
        assertEquals(Grade.GOOD, both.self().grade());
        // Without a proposal there is nothing to differ from.
        assertEquals(
                Grade.WEAK,
                fresh.with(ScoreSide.SELF, null, Grade.WEAK, null, now, "a").grade());
        assertThrows(RefusedException.class, () -> fresh.with(ScoreSide.SELF, null, null, "x", now, "a"));
    }

    @Test
    void keepsTheLinesOfAScoredMeetingInTheOrderOfTheSet() {
        List<ScoreLine> turned = new ArrayList<>(CARD.lines());
        Collections.reverse(turned);
        turned.removeIf(line -> line.criterion().equals("3a"));
        ScoreCard kept = ScoreCard.kept(CARD.criteria(), turned);
        assertEquals(
                CARD.lines().stream()
                        .filter(line -> !line.criterion().equals("3a"))
                        .toList(),
                kept.lines());
    }

    @Test
    void countsWhatTheProgramCanJudge() {
        BigDecimal most = CARD.lines().stream()
                .filter(line -> line.proposed() != null)
                .map(line ->
                        CARD.criteria().find(line.criterion()).orElseThrow().most())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(most.signum() > 0 && most.compareTo(new BigDecimal("100")) < 0);
        assertEquals(0, most.compareTo(CARD.proposedOf()));
        assertEquals(0, most.compareTo(CARD.proposedPoints()), "all is well at this meeting");
    }

    @Test
    void proposesAGradeOnceEverythingCanBeJudged() {
        ScoreCard judged = new ScoreCard(
                CARD.criteria(),
                CARD.lines().stream()
                        .map(line -> new ScoreLine(
                                line.criterion(),
                                CARD.criteria()
                                        .find(line.criterion())
                                        .orElseThrow()
                                        .most(),
                                null,
                                null,
                                null,
                                null,
                                null))
                        .toList());
        assertEquals(Grade.GOOD, judged.proposedGrade());
    }

    @Test
    void saysNothingWhileSomethingIsLeftOut() {
        assertFalse(CARD.says(ScoreSide.SELF, List.of()));
    }

    private static ScoreLine line(ScoreCard card, String code) {
        return card.lines().stream()
                .filter(line -> line.criterion().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** All points but these. */
    private static List<GivenScore> given(Map<String, String> points, Map<String, String> reasons) {
        return new ArrayList<>(CARD.criteria()
                .leaves()
                .map(leaf -> new GivenScore(
                        leaf.code(),
                        points.containsKey(leaf.code()) ? new BigDecimal(points.get(leaf.code())) : leaf.most(),
                        reasons.get(leaf.code())))
                .toList());
    }
}
