package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true, CHANGE_PASSWORD",
        "true, false, false, false, CHANGE_PASSWORD",
        "false, false, true, true, SET_UP_SECOND_FACTOR",
        "false, true, true, true,",
        "false, false, false, true,",
        "false, false, true, false,",
    })
    void saysWhatIsToBeDoneFirst(boolean change, boolean factor, boolean officer, boolean wanted, Duty duty) {
        assertEquals(Optional.ofNullable(duty), new Standing(0, change, factor, officer).duty(wanted));
    }
}
