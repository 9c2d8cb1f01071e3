package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void seesNoGapBetweenWholeNumbersThatFollow() {
        assertEquals("[]", holes(true, band("0", true, "15", true), band("16", true, null, true)));
        assertEquals(
                "[15, gap]".replace("15", "31/2"),
                holes(false, band("0", true, "15", true), band("16", true, null, true)));
    }

    @Test
    void seesWhoHasTheEdge() {
        assertEquals("[]", holes(false, band("0", true, "1/2", false), band("1/2", true, null, true)));
        assertEquals("[1/2, gap]", holes(false, band("0", true, "1/2", false), band("1/2", false, null, true)));
        assertEquals("[1/2, twice]", holes(false, band("0", true, "1/2", true), band("1/2", true, null, true)));
    }

    @Test
    void seesABandInsideAnother() {
        assertEquals("[2, twice]", holes(true, band("0", true, null, true), band("2", true, "3", true)));
        assertEquals(
                "[2, twice]",
                holes(true, band("0", true, "9", true), band("2", true, "3", true), band("10", true, null, true)));
    }

    @Test
    void wantsABeginningAndAnEnd() {
        assertEquals("[0, gap]", holes(true, band("1", true, null, true)));
        assertEquals("[10, gap]", holes(true, band("0", true, "9", true)));
        assertEquals("[0, gap]", holes(true));
    }

    private static String holes(boolean whole, Interval... bands) {
        List<Coverage.Hole> holes = Coverage.holes(List.of(bands), 0, Fraction.ZERO, null, whole);
        return holes.stream()
                .map(hole -> hole.value() + ", " + (hole.twice() ? "twice" : "gap"))
                .toList()
                .toString();
    }

    private static Interval band(String low, boolean lowIn, String high, boolean highIn) {
        return new Interval(bound(low), lowIn, bound(high), highIn);
    }

    private static Interval.Bound bound(String number) {
        return number == null ? null : new Interval.Bound(Fraction.parse(number).orElseThrow(), Fraction.ZERO);
    }
}
