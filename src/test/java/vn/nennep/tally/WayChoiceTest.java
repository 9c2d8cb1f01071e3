package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayChoiceTest {

    private static final String RULES = "rules of today";
    private static final Instant NOW = Instant.parse("2026-11-27T07:00:00Z");
    private static final Instant LAST_NIGHT = Instant.parse("2026-11-26T18:30:00Z");
    private static final FigureChanges.Taken FEW = new FigureChanges.Taken(3, List.of());

    @Test
    void countsOnlyWhatChangedWhenEverythingElseStands() {
        assertEquals(new WayChoice(RunWay.CHANGED, WayReason.KNOWN, 3), choice(null, standing(), FEW));
        assertEquals(
                new WayChoice(RunWay.CHANGED, WayReason.KNOWN, 0),
                choice(null, standing(), new FigureChanges.Taken(0, List.of())));
    }

    @Test
    void countsEverythingWhenItIsDemandedWhateverChanged() {
        assertEquals(WayReason.NIGHT, full(WayReason.NIGHT, standing(), FEW));
        assertEquals(WayReason.ASKED, full(WayReason.ASKED, null, FEW));
    }

    @Test
    void countsEverythingWhereNothingStandsToGoOnFrom() {
        assertEquals(WayReason.FIRST, full(null, null, FEW));
        assertEquals(
                WayReason.FIRST,
                full(null, new WayChoice.Standing(LocalDate.EPOCH, null, null, false, false, false, 10), FEW));
        assertEquals(
                WayReason.RULES,
                full(
                        null,
                        new WayChoice.Standing(LocalDate.EPOCH, "others", LAST_NIGHT, false, false, false, 10),
                        FEW));
    }

    @Test
    void countsEverythingWhenTheTreeOrTheCodesChanged() {
        assertEquals(
                WayReason.TREE,
                full(null, standing(), new FigureChanges.Taken(3, List.of("topic_group", "unit_succession"))));
        assertEquals(WayReason.CODES, full(null, standing(), new FigureChanges.Taken(0, List.of("presentation_form"))));
    }

    @Test
    void countsEverythingWhenTheDayMovedAUnitOrAQuarterOrCellsAreAside() {
        assertEquals(
                WayReason.UNIT_DAY,
                full(null, new WayChoice.Standing(LocalDate.EPOCH, RULES, LAST_NIGHT, false, true, false, 10), FEW));
        assertEquals(
                WayReason.QUARTER,
                full(null, new WayChoice.Standing(LocalDate.EPOCH, RULES, LAST_NIGHT, false, false, true, 10), FEW));
        assertEquals(
                WayReason.ASIDE,
                full(null, new WayChoice.Standing(LocalDate.EPOCH, RULES, LAST_NIGHT, true, false, false, 10), FEW));
    }

    @Test
    void countsEverythingOnceAWeek() {
        assertEquals(
                RunWay.CHANGED,
                choice(null, counted(NOW.minusSeconds(7 * 86_400)), FEW).way());
        assertEquals(WayReason.WEEK, full(null, counted(NOW.minusSeconds(7 * 86_400 + 1)), FEW));
    }

    @Test
    void countsEverythingWhenMoreThanHalfOfTheCellsChanged() {
        assertEquals(
                RunWay.CHANGED,
                choice(null, standing(), new FigureChanges.Taken(5, List.of())).way());
        assertEquals(WayReason.MANY, full(null, standing(), new FigureChanges.Taken(6, List.of())));
    }

    private static WayChoice.Standing standing() {
        return counted(LAST_NIGHT);
    }

    private static WayChoice.Standing counted(Instant full) {
        return new WayChoice.Standing(LocalDate.EPOCH, RULES, full, false, false, false, 10);
    }

    private static WayReason full(WayReason demanded, WayChoice.Standing standing, FigureChanges.Taken taken) {
        WayChoice choice = choice(demanded, standing, taken);
        assertEquals(RunWay.FULL, choice.way());
        return choice.reason();
    }

    private static WayChoice choice(WayReason demanded, WayChoice.Standing standing, FigureChanges.Taken taken) {
        return WayChoice.of(demanded, standing, taken, RULES, NOW);
    }
}
