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

    @Test
    void seesTheEdgesOfTheLine() {
        assertEquals("[0, gap]", holes(false, band("0", false, null, true)));
        assertEquals("[]", holes(false, band("-1", true, null, true)));
        assertEquals("[]", within("0", "1", band("0", true, "1", true)));
        assertEquals("[1, gap]", within("0", "1", band("0", true, "1", false)));
        assertEquals("[]", within("0", "1", band("0", true, "2", false)));
        assertEquals("[1/2, gap]", within("0", "1", band("0", true, "1/2", true)));
        assertEquals("[]", within(null, "1", band(null, true, "1", true)));
        assertEquals("[0, gap]", within(null, null, band("1", true, null, true)), "one below the first");
        assertEquals("[0, gap]", within(null, null));
        assertEquals("[3, gap]", within("3", null));
        assertEquals("[3, gap]", within("3", null, band("5", true, null, true)));
    }

    @Test
    void seesTwoBandsOnOneStretch() {
        assertEquals("[1, twice]", within("0", null, band("0", true, "2", true), band("1", true, null, true)));
        assertEquals("[9, twice]", within(null, "9", band(null, true, "5", true), band(null, true, "9", true)));
        assertEquals("[0, twice]", within(null, null, band(null, true, null, true), band(null, true, null, true)));
        assertEquals(
                "[3, twice]",
                within("0", "5", band("0", true, "5", false), band("3", true, "5", true)),
                "the one that takes the end in reaches further");
        assertEquals("[3, twice]", within("0", "5", band("0", true, "5", true), band("3", true, "5", false)));
    }

    @Test
    void putsBandsInOrderAndForgetsEmptyOnes() {
        assertEquals("[]", within("0", "1", band("0", false, "1", true), band("0", true, "0", true)));
        assertEquals("[]", holes(false, band("5", true, "4", true), band("0", true, null, true)));
        assertEquals("[]", holes(true, band("16", true, null, true), band("0", true, "15", true)));
    }

    private static String holes(boolean whole, Interval... bands) {
        return told(Coverage.holes(List.of(bands), 0, Fraction.ZERO, null, whole));
    }

    /** Of values that are not only whole. */
    private static String within(String from, String to, Interval... bands) {
        return told(Coverage.holes(List.of(bands), 0, number(from), number(to), false));
    }

    private static Fraction number(String text) {
        return text == null
                ? null
                : text.equals("-1") ? Fraction.of(-1) : Fraction.parse(text).orElseThrow();
    }

    private static String told(List<Coverage.Hole> holes) {
        return holes.stream()
                .map(hole -> hole.value() + ", " + (hole.twice() ? "twice" : "gap"))
                .toList()
                .toString();
    }

    private static Interval band(String low, boolean lowIn, String high, boolean highIn) {
        return new Interval(bound(low), lowIn, bound(high), highIn);
    }

    private static Interval.Bound bound(String number) {
        return number == null ? null : new Interval.Bound(number(number), Fraction.ZERO);
    }
}
