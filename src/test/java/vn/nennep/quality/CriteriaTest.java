package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.Messages;

class CriteriaTest {

    private static final Criteria SET = SampleSet.anPhu();

    @ParameterizedTest
    @CsvSource({"0,4.00", "1,4.00", "2,3.00", "3,3.00", "4,2.00", "5,1.00"})
    void proposesByTheExactRateOfFourteenMembers(int away, String points) {
        assertEquals(points, proposed(SampleFacts.away(away), "2a"));
    }

    @Test
    void givesTheLowestAttendancePointsWhenSomebodyIsAwayWithoutReason() {
        SampleFacts facts = SampleFacts.all();
        facts.absent = 1;
        assertEquals("1.00", proposed(facts.facts(), "2a"));
    }

    @ParameterizedTest
    @CsvSource({
        "90,5.00",
        "120,5.00",
        "89,4.00",
        "75,4.00",
        "74,3.00",
        "60,3.00",
        "59,2.00",
        "45,2.00",
        "44,1.00",
        "1,1.00"
    })
    void proposesByTheMinutesThatAreMissing(int minutes, String points) {
        assertEquals(points, proposed(SampleFacts.lasting(minutes), "1"));
    }

    @ParameterizedTest
    @CsvSource({"29,90", "30,120", "31,120"})
    void countsACellOfExactlyThirtyMembersAsALargeOne(int members, int norm) {
        SampleFacts facts = SampleFacts.all();
        facts.members = members;
        facts.due = members;
        assertEquals(norm, facts.facts().norm(SET.settings()));
    }

    @Test
    void askedAsTheSettingSaysThirtyMembersAreASmallCell() {
        Criteria other = SampleSet.read(
                SampleSet.anPhuText().replace("{at: 30, belongs-to: upper}", "{at: 30, belongs-to: lower}"));
        SampleFacts facts = SampleFacts.all();
        facts.members = 30;
        assertEquals(90, facts.facts().norm(other.settings()));
    }

    @ParameterizedTest
    @CsvSource({"8,5.00", "7,4.00", "6,4.00", "5,3.00", "4,2.00"})
    void putsExactlyHalfOfTheSpeakersWhereTheSettingSays(int speakers, String points) {
        SampleFacts facts = SampleFacts.all();
        facts.speakers = speakers;
        assertEquals(points, proposed(facts.facts(), "4e"));
    }

    @Test
    void countsTwoMeetingsWithAShortBreakAsOneSitting() {
        SampleFacts facts = SampleFacts.all();
        facts.endsAt = SampleFacts.START.plusMinutes(60);
        facts.otherStartsAt = SampleFacts.START.plusMinutes(75);
        facts.otherEndsAt = SampleFacts.START.plusMinutes(120);
        assertTrue(facts.facts().isCombined(SET.settings()));
        assertEquals("5.00", proposed(facts.facts(), "1"));
        facts.otherStartsAt = SampleFacts.START.plusMinutes(91);
        assertFalse(facts.facts().isCombined(SET.settings()));
    }

    @ParameterizedTest
    @CsvSource({"3,1.00", "4,0.00"})
    void countsMoreThanThreeAbsencesRunning(int streak, String points) {
        SampleFacts facts = SampleFacts.all();
        facts.streak = streak;
        assertEquals(points, proposed(facts.facts(), "2b"));
    }

    @Test
    void givesACellWithOnlyASecretaryThePointsOfTheCommitteesMeeting() {
        SampleFacts facts = SampleFacts.all();
        facts.committeeMetOn = null;
        assertNull(line(facts.facts(), "3c").points());
        facts.committee = 1;
        assertEquals("2.00", proposed(facts.facts(), "3c"));
    }

    @ParameterizedTest
    @CsvSource({"1,2.00", "0,0.00", "-1,0.00"})
    void wantsDocumentsADayBefore(int daysBefore, String points) {
        SampleFacts facts = SampleFacts.all();
        facts.postedOn = SampleFacts.DAY.minusDays(daysBefore);
        assertEquals(points, proposed(facts.facts(), "3e"));
    }

    @Test
    void leavesToPeopleWhatItCannotKnow() {
        SampleFacts facts = SampleFacts.all();
        facts.tasks = 0;
        facts.endsAt = null;
        facts.notifiedOn = null;
        assertNull(line(facts.facts(), "7").points());
        assertNull(line(facts.facts(), "1").points());
        assertNull(line(facts.facts(), "3d").points());
        assertNull(line(facts.facts(), "3a").evidence());
    }

    @Test
    void keepsThePointsOfTheTopicOutInAMonthWithoutOne() {
        SampleFacts facts = SampleFacts.all();
        facts.thematic = false;
        Map<String, BigDecimal> given = full(SET, facts);
        assertFalse(given.containsKey("4c"));
        Criteria.Outcome outcome = SET.grade(given);
        assertEquals(Fraction.of(95), outcome.points());
        assertEquals(Fraction.of(95), outcome.most());
        // 85.5 of 95 is nine tenths: 9.5 points may be missing, and not 10.
        given.put("7", new BigDecimal("20.50"));
        assertEquals(Grade.GOOD, SET.grade(given).grade());
        given.put("7", new BigDecimal("20.49"));
        assertEquals(Grade.FAIR, SET.grade(given).grade());
    }

    @Test
    void scalesOrGivesThemWhereTheSettingSaysSo() {
        SampleFacts facts = SampleFacts.all();
        facts.thematic = false;
        Criteria scaling = with("not-applicable: keep-out", "not-applicable: scale");
        Map<String, BigDecimal> given = full(scaling, facts);
        given.put("7", new BigDecimal("20.00"));
        Criteria.Outcome scaled = scaling.grade(given);
        assertEquals(Fraction.of(8500, 95), scaled.points());
        assertEquals(Fraction.of(100), scaled.most());
        assertEquals(Grade.FAIR, scaled.grade());

        Criteria giving = with("not-applicable: keep-out", "not-applicable: give");
        assertEquals(Fraction.of(100), giving.grade(full(giving, facts)).points());
        assertEquals("5.00", full(giving, facts).get("4c").toString());
    }

    @ParameterizedTest
    @CsvSource({"90,GOOD", "89.99,FAIR", "70,FAIR", "69.99,AVERAGE", "50,AVERAGE", "49.99,WEAK", "0,WEAK"})
    void gradesAtTheExactThreshold(String points, Grade grade) {
        assertEquals(
                grade,
                with("    points: 30\n    fact: tasks-done", "    points: 30\n    fact: tasks-done")
                        .grade(spread(new BigDecimal(points)))
                        .grade());
    }

    @Test
    void keepsAGradeDownByAVeto() {
        Criteria set =
                with("vetoes: []", "vetoes:\n  - {name: Tốt phải đủ điểm, highest: fair, full-marks: [\"1\", 2a, 4e]}");
        Map<String, BigDecimal> given = full(set, SampleFacts.all());
        assertEquals(Grade.GOOD, set.grade(given).grade());
        given.put("2a", new BigDecimal("3.00"));
        Criteria.Outcome held = set.grade(given);
        assertEquals(Grade.FAIR, held.grade());
        assertEquals("Tốt phải đủ điểm", held.veto().name());
        // It lowers nothing that is lower already.
        given.put("7", Points.NONE);
        given.put("4b", Points.NONE);
        assertEquals(Grade.AVERAGE, set.grade(given).grade());
        assertNull(set.grade(given).veto());
    }

    @Test
    void countsTheRateWithoutTheExcusedWhereTheSettingSaysSo() {
        Criteria set = with("attendance-base: due", "attendance-base: due-less-excused");
        assertEquals("4.00", points(set, SampleFacts.away(5), "2a"));
    }

    @Test
    void tellsItsEvidenceInASentenceThatOutlivesTheDatabase() {
        FactValue evidence = line(SampleFacts.away(1), "2a").evidence();
        FactValue kept = FactValue.read(evidence.json());
        assertEquals(evidence, kept);
        assertEquals(
                "Có mặt 13 trên 14 đồng chí tính tỷ lệ (92,86 %); vắng có lý do 1, vắng không lý do 0.",
                kept.sentence(Messages.VIETNAMESE));
    }

    @Test
    void hasASentenceForEveryFact() {
        MeetingFacts known = SampleFacts.all().facts();
        SampleFacts bare = SampleFacts.all();
        bare.notifiedOn = null;
        bare.postedOn = null;
        bare.finalPostedOn = null;
        bare.committeeMetOn = null;
        bare.committee = 0;
        bare.endsAt = null;
        bare.speakers = 0;
        bare.tasks = 0;
        for (MeetingFacts facts : new MeetingFacts[] {known, bare.facts()}) {
            for (Fact fact : Fact.values()) {
                for (var locale : new java.util.Locale[] {Messages.VIETNAMESE, Messages.ENGLISH}) {
                    String sentence = facts.value(fact, SET.settings()).sentence(locale);
                    assertFalse(sentence.startsWith("quality.") || sentence.contains("{"), sentence);
                }
            }
        }
    }

    private static Criteria with(String right, String other) {
        return SampleSet.read(SampleSet.anPhuText().replace(right, other));
    }

    /** So many points, wherever they come from. */
    private static Map<String, BigDecimal> spread(BigDecimal points) {
        BigDecimal[] left = {points};
        return SET.leaves().collect(Collectors.toMap(Criterion::code, leaf -> {
            BigDecimal got = left[0].min(leaf.most());
            left[0] = left[0].subtract(got);
            return got;
        }));
    }

    private static Map<String, BigDecimal> full(Criteria set, SampleFacts facts) {
        return new java.util.HashMap<>(set.propose(facts.facts()).stream()
                .collect(Collectors.toMap(line -> line.criterion().code(), line -> line.criterion()
                        .most())));
    }

    private static String proposed(MeetingFacts facts, String code) {
        return points(SET, facts, code);
    }

    private static String points(Criteria set, MeetingFacts facts, String code) {
        return set.propose(facts).stream()
                .filter(line -> line.criterion().code().equals(code))
                .findFirst()
                .orElseThrow()
                .points()
                .toString();
    }

    private static Criteria.Proposed line(MeetingFacts facts, String code) {
        return SET.propose(facts).stream()
                .filter(line -> line.criterion().code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
