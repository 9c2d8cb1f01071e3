package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {

    @ParameterizedTest
    @CsvSource({
        "90 %,9/10",
        "90%,9/10",
        "1/2,1/2",
        "2/4,1/2",
        "15,15",
        "0.5,1/2",
        "12.25,49/4",
        "-1,-1",
        "99.99 %,9999/10000"
    })
    void readsWhatPeopleWrite(String written, String meant) {
        assertEquals(meant, Fraction.parse(written).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({"''", "1/0", "nửa", "90 phần trăm", "'1,5'", "9999999999", "1/2/3"})
    void refusesWhatIsNoNumber(String written) {
        assertTrue(Fraction.parse(written).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"13,14,true", "12,14,false", "9,10,true", "899999,1000000,false"})
    void comparesWithoutRounding(long part, long whole, boolean reachesNinety) {
        assertEquals(reachesNinety, Fraction.of(part, whole).isAtLeast(Fraction.of(9, 10)));
    }

    @Test
    void roundsForShowingOnly() {
        assertEquals(new BigDecimal("92.86"), Fraction.of(13, 14).percent());
        assertEquals(new BigDecimal("85.71"), Fraction.of(12, 14).percent());
        assertEquals(new BigDecimal("78.57"), Fraction.of(11, 14).percent());
        // It is shown as 90 %, and is less.
        Fraction almost = Fraction.of(89_999, 100_000);
        assertEquals(new BigDecimal("90.00"), almost.percent());
        assertFalse(almost.isAtLeast(Fraction.of(9, 10)));
    }

    @Test
    void knowsTheWholeNumbersAround() {
        assertEquals(-2, Fraction.of(-3, 2).floor());
        assertEquals(-1, Fraction.of(-3, 2).ceiling());
        assertEquals(7, Fraction.of(15, 2).floor());
        assertEquals(8, Fraction.of(15, 2).ceiling());
        assertEquals(3, Fraction.of(3).ceiling());
    }
}
