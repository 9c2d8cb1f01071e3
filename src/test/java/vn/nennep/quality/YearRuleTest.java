package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of the year as the shipped example has it. */
class YearRuleTest {

    private static final YearRule RULE = SampleSet.anPhu().year();

    @ParameterizedTest
    @CsvSource({
        "12,7,5,0,0,GOOD",
        "12,12,0,0,0,GOOD",
        "12,6,6,0,0,FAIR",
        "12,11,0,1,0,FAIR",
        "12,6,0,6,0,AVERAGE",
        "12,11,0,0,1,AVERAGE",
        "12,0,0,6,6,AVERAGE",
        "12,0,0,5,7,WEAK",
        "12,7,4,0,0,AVERAGE",
        "12,1,0,0,0,WEAK"
    })
    void followsFromTheGradesOfTheMeetings(int held, int good, int fair, int average, int weak, Grade year) {
        assertEquals(
                year,
                RULE.propose(new YearRule.Tally(
                        held, Map.of(Grade.GOOD, good, Grade.FAIR, fair, Grade.AVERAGE, average, Grade.WEAK, weak))));
    }

    @Test
    void saysNothingOfAYearInWhichNothingIsGraded() {
        assertNull(RULE.propose(new YearRule.Tally(0, Map.of())));
        assertNull(RULE.propose(new YearRule.Tally(12, Map.of())));
    }
}
