package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The longest run of absences with a reason. */
class AbsenceRunTest {

    @ParameterizedTest(name = "{0}: {1} from place {2}")
    @CsvSource({"E, 1, 0", "PEEEEP, 4, 1", "EEPEEEP, 3, 3", "EEEEEE, 6, 0", "EAEE, 2, 2", "PPPE, 1, 3"})
    void isTheLongest(String marks, int length, int first) {
        assertEquals(Optional.of(new AbsenceRun(length, first)), AbsenceRun.longest(marks));
    }

    @Test
    void isBrokenByAnAbsenceWithoutReason() {
        assertEquals(2, AbsenceRun.longest("EEAEE").orElseThrow().length());
    }

    @Test
    void isTheLatestOfEqualOnes() {
        AbsenceRun run = AbsenceRun.longest("EEPEE").orElseThrow();
        assertEquals(3, run.first());
        assertEquals(4, run.last());
    }

    @Test
    void isNoneWhereNobodyWasAwayWithAReason() {
        assertEquals(Optional.empty(), AbsenceRun.longest("PPAP"));
        assertEquals(Optional.empty(), AbsenceRun.longest(""));
    }
}
