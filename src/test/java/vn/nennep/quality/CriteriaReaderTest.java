package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.shared.Messages;

class CriteriaReaderTest {

    @Test
    void readsTheWholeTableOfAnPhu() {
        Criteria set = SampleSet.anPhu();
        assertTrue(set.example());
        assertEquals(8, set.groups().size());
        assertEquals(
                new BigDecimal("100.00"),
                Points.sum(set.leaves().map(Criterion::most).toList()));
        assertEquals(
                List.of("5.00", "5.00", "10.00", "30.00", "10.00", "5.00", "30.00", "5.00"),
                set.groups().stream().map(group -> group.most().toString()).toList());
    }

    @Test
    void readsTheSampleOfTheYearsBefore() {
        Criteria set = SampleSet.before2025();
        assertTrue(set.example());
        assertEquals(set.validTo().plusDays(1), SampleSet.anPhu().validFrom());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "points: 5\\n    fact: minutes-short|points: 6\\n    fact: minutes-short|quality.set.total",
                "        points: 4\\n        fact: attendance-rate|        points: 3\\n        fact: attendance-rate|quality.set.group-sum",
                "from: 75 %, below: 90 %|from: 75 %, below: 89 %|quality.set.gap",
                "from: 75 %, below: 90 %|from: 75 %, to: 90 %|quality.set.overlap",
                "{points: 1, below: 65 %}|{points: 1, from: 10 %, below: 65 %}|quality.set.gap",
                "{points: 4, from: 90 %}|{points: 4, from: 90 %, below: 99 %}|quality.set.gap",
                "over: 30, to: 1/2 norm|over: 30, to: 1/3 norm|quality.set.gap",
                "fact: attendance-rate|fact: sunshine|quality.set.unknown-fact",
                "code: 2b|code: 2a|quality.set.code-twice",
                "fair: 70 %|fair: 95 %|quality.set.thresholds-order",
                "fair: 70 %|fair: 70|quality.set.thresholds-mixed",
                "good: 90 %|good: 101 %|quality.set.threshold-range",
                "valid-to:|valid-to: 2020-01-01|quality.set.days-order",
                "valid-from: 2025-10-28|valid-from: 28/10/2025|quality.set.no-day",
                "applies-to: all|applies-to: some|quality.set.unknown-choice",
                "example: true|example: maybe|quality.set.no-yes-no",
                "total: 100|total: nhiều|quality.set.no-points",
                "code: VI-DU.AN-PHU.HD42|code: ví dụ|quality.set.code-shape",
                "end: short-by-15-minutes|end: short-by-16-minutes|quality.set.unknown-edge",
                "{points: 4, from: 90 %}|{points: 3, from: 90 %}|quality.set.most",
                "otherwise: weak|otherwise: good|quality.set.year-otherwise",
                "share: 1/2|share: 3/2|quality.set.share-range",
                "vetoes: []|vetoes: [{name: x, highest: fair, full-marks: [9z]}]|quality.set.unknown-criterion",
                "vetoes: []|vetoes: [{name: x, highest: good, full-marks: [2a]}]|quality.set.veto-of-nothing",
                "guidance: 42-HD/BTCTW|guidnace: 42-HD/BTCTW|quality.set.unknown-name",
                "total: 100|total: 100\\ntotal: 100|quality.set.name-twice",
                "fact: excused-streak, to: 3|fact: excused-streak|quality.set.no-bound",
                "fact: tasks-done|fact: notified|quality.set.bands-of-yes-no",
                "combined-minutes: 120 |combined-minutes: 0 |quality.set.no-whole",
                "members: {start: members-exactly-30}|members: {over: 30}|quality.set.gap",
                "attendance-base: due|attendance-base: due\\n  sunshine: 1|quality.set.unknown-name",
                "{at: 15, belongs-to: lower}|{at: 15, belongs-to: lower, x: 1}|quality.set.unknown-name",
                "minutes: 90}|minutes: 90, x: 1}|quality.set.unknown-name",
                "good: 90 %|good: 90 %\\n  best: 99 %|quality.set.unknown-name",
                "vetoes: []|vetoes: [{name: x, highest: fair, full-marks: [2a], x: 1}]|quality.set.unknown-name",
                "otherwise: weak|otherwise: weak\\n  x: 1|quality.set.unknown-name",
                "share: 1/2}|share: 1/2, x: 1}|quality.set.unknown-name",
                "yes-no: {fact: notified}|yes-no: {fact: notified, x: 1}|quality.set.unknown-name",
                "{fact: thematic-in-month}|{fact: thematic-in-month, x: 1}|quality.set.unknown-name",
                "fact: absent-without-reason, from: 1}|fact: absent-without-reason, from: 1, x: 1}|quality.set.unknown-name",
                "{points: 4, from: 90 %}|{points: 4, from: 90 %, x: 1}|quality.set.unknown-name",
                "{points: 4, from: 90 %}|{points: 4, from: 90 %, over: 90 %}|quality.set.two-bounds",
                "dự sinh hoạt\\n    points: 5|dự sinh hoạt\\n    points: 5\\n    instead: []|quality.set.not-of-group",
                "dự sinh hoạt\\n    points: 5|dự sinh hoạt\\n    points: 5\\n    only-when: {fact: notified}|quality.set.not-of-group",
                "yes-no: by-hand|yes-no: by-foot|quality.set.yes-no-shape",
                "{at-least: good, count: 7}|{at-least: good}|quality.set.share-or-count",
                "{at-least: good, count: 7}|{at-least: good, count: 7, share: 1/2}|quality.set.share-or-count",
                "share: 1/2|share: 0|quality.set.share-range",
                "average: 50 %|average: 0 %|quality.set.threshold-range",
                "{points: 1, fact: absent-without-reason, from: 1}|{points: 5, fact: absent-without-reason, from: 1}|quality.set.most"
            })
    void findsTheFaultAndNamesItsPlace(String right, String wrong, String key) {
        String text = SampleSet.anPhuText();
        assertTrue(text.contains(right.replace("\\n", "\n")), right);
        List<CriteriaFault> faults = faults(text.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n")));
        assertTrue(faults.stream().anyMatch(fault -> fault.key().equals(key)), faults.toString());
        faults.forEach(fault -> {
            assertTrue(fault.line() > 0, fault.toString());
            assertTrue(
                    !fault.reason(Messages.VIETNAMESE).startsWith("quality.")
                            && !fault.reason(Messages.ENGLISH).startsWith("quality."),
                    fault.toString());
        });
    }

    @Test
    void readsEveryFieldOfTheFile() {
        Criteria set = SampleSet.read(SampleSet.anPhuText()
                .replace("valid-to:", "valid-to: 2030-12-31\nunit: LS.AP")
                .replace("vetoes: []", "vetoes: [{name: Vi phạm, highest: fair, full-marks: [2a, 2b]}]"));
        assertEquals("VI-DU.AN-PHU.HD42", set.code());
        assertEquals("Ví dụ – bảng chấm điểm phường An Phú (Hướng dẫn 42-HD/BTCTW)", set.name());
        assertEquals("LS.AP", set.unitCode());
        assertEquals(AppliesTo.ALL, set.appliesTo());
        assertEquals(LocalDate.of(2025, 10, 28), set.validFrom());
        assertEquals(LocalDate.of(2030, 12, 31), set.validTo());
        assertEquals("42-HD/BTCTW", set.guidance());
        assertEquals(0, new BigDecimal("100").compareTo(set.total()));
        assertEquals(List.of(new Veto("Vi phạm", Grade.FAIR, List.of("2a", "2b"))), set.vetoes());
        assertEquals("Thời gian, thời lượng sinh hoạt", set.groups().get(0).name());
        assertEquals(
                List.of(Grade.GOOD, Grade.FAIR, Grade.AVERAGE),
                set.thresholds().stream().map(Criteria.Threshold::grade).toList());
        assertTrue(set.thresholds().stream().allMatch(Criteria.Threshold::share));
    }

    @Test
    void readsTheSettingsAndTheRuleOfTheYear() {
        Criteria set = SampleSet.anPhu();
        ScoreSettings settings = set.settings();
        assertEquals(ScoreSettings.AttendanceBase.DUE, settings.base());
        assertEquals(ScoreSettings.NotApplicable.KEEP_OUT, settings.notApplicable());
        assertEquals(120, settings.combinedMinutes());
        assertEquals(30, settings.longestBreak());
        assertEquals(90, settings.norm(MeetingKind.REGULAR, 29).orElseThrow());
        assertEquals(120, settings.norm(MeetingKind.THEMATIC, 30).orElseThrow());
        assertEquals(MeetingKind.REGULAR, set.year().kind());
        assertEquals(Grade.WEAK, set.year().otherwise());
        assertEquals(
                new YearRule.Step(
                        Grade.GOOD,
                        List.of(
                                new YearRule.Need(Grade.FAIR, Fraction.ONE, null),
                                new YearRule.Need(Grade.GOOD, null, 7))),
                set.year().steps().get(0));
        assertEquals(
                new YearRule.Step(Grade.AVERAGE, List.of(new YearRule.Need(Grade.AVERAGE, Fraction.of(1, 2), null))),
                set.year().steps().get(2));
        assertTrue(set.year().counts(MeetingKind.REGULAR));
        assertFalse(set.year().counts(MeetingKind.THEMATIC));
        Criteria all = SampleSet.read(SampleSet.anPhuText().replace("meetings: regular", "meetings: all"));
        assertNull(all.year().kind());
        assertTrue(all.year().counts(MeetingKind.THEMATIC));
    }

    @Test
    void tellsNumbersWithoutTheirZeros() {
        assertEquals(
                List.of("99.5", "100"),
                faults(SampleSet.anPhuText()
                                .replace("points: 5\n    fact: minutes-short", "points: 4.5\n    fact: minutes-short"))
                        .stream()
                        .filter(fault -> fault.key().equals("quality.set.total"))
                        .findFirst()
                        .orElseThrow()
                        .facts());
    }

    @Test
    void findsAllFaultsAtOnce() {
        List<CriteriaFault> faults = faults(SampleSet.anPhuText()
                .replace("from: 75 %, below: 90 %", "from: 76 %, to: 90 %")
                .replace("fact: tasks-done", "fact: sunshine")
                .replace("total: 100", "total: 99"));
        assertEquals(
                List.of("quality.set.total", "quality.set.gap", "quality.set.overlap", "quality.set.unknown-fact"),
                faults.stream().map(CriteriaFault::key).toList());
        assertEquals(
                "criteria › 2 › 2a › bands",
                faults.stream()
                        .filter(fault -> fault.key().equals("quality.set.overlap"))
                        .findFirst()
                        .orElseThrow()
                        .place()
                        .replace("criteria › 2 › criteria", "criteria › 2"));
    }

    @Test
    void movesTheValueOfAnEdgeToTheOtherBand() {
        Criteria other = SampleSet.read(
                SampleSet.anPhuText().replace("{at: 15, belongs-to: lower}", "{at: 15, belongs-to: upper}"));
        assertEquals("3.00", points(other, SampleFacts.lasting(75), "1"));
        assertEquals("4.00", points(SampleSet.anPhu(), SampleFacts.lasting(75), "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: [1",
                "just text",
                "- 1",
                "a: &x [1]\nb: *x",
                "a: &a [*a]",
                "--- 1\n--- 2",
                "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://x']]",
                "\u0000"
            })
    void refusesWhatIsNoCriteriaFile(String text) {
        assertTrue(!faults(text).isEmpty());
    }

    @Test
    void refusesDepthAndSizeBeforeAnythingIsBuilt() {
        assertEquals("quality.set.too-deep", faults("[".repeat(50_000)).get(0).key());
        assertEquals(
                "quality.set.too-large",
                faults("#".repeat(CriteriaFile.LONGEST + 1)).get(0).key());
        assertThrows(CriteriaRefused.class, () -> CriteriaReader.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}));
    }

    private static String points(Criteria set, MeetingFacts facts, String code) {
        return set.propose(facts).stream()
                .filter(line -> line.criterion().code().equals(code))
                .findFirst()
                .orElseThrow()
                .points()
                .toString();
    }

    private static List<CriteriaFault> faults(String text) {
        return assertThrows(CriteriaRefused.class, () -> CriteriaReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .faults();
    }
}
