package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"14;14;100 %", "13;14;92,86 %", "12;14;85,71 %", "11;14;78,57 %", "1;2;50 %", "0;3;0 %"})
    void isWrittenTheVietnameseWay(int part, int whole, String text) {
        assertEquals(text, new Rate(part, whole).text(Messages.VIETNAMESE));
    }

    @Test
    void isWrittenWithAPointInEnglish() {
        assertEquals("92.86 %", new Rate(13, 14).text(Messages.ENGLISH));
    }

    @Test
    void comparesTheExactFractionAndNotTheRoundedPercent() {
        // 89,996 % shows as 90 % and is none.
        assertFalse(new Rate(22_499, 25_000).isAtLeast(90));
        assertTrue(new Rate(9, 10).isAtLeast(90));
    }

    @Test
    void ofNothingIsUndefinedAndReachesNoThreshold() {
        Rate nothing = new Rate(0, 0);
        assertFalse(nothing.isAtLeast(0));
        assertEquals("–", nothing.text(Messages.VIETNAMESE));
    }

    @Test
    void refusesAPartGreaterThanItsWhole() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(15, 14));
    }

    @Test
    void ofASumDividesSumsAndDoesNotAverageRates() {
        AttendanceCount small = new AttendanceCount(3, 0, 3, 0);
        AttendanceCount large = new AttendanceCount(30, 30, 0, 0);
        assertEquals("90,91 %", small.plus(large).rate().text(Messages.VIETNAMESE));
    }

    @Test
    void refusesACountThatDoesNotAddUp() {
        assertThrows(IllegalArgumentException.class, () -> new AttendanceCount(14, 12, 1, 0));
    }
}
