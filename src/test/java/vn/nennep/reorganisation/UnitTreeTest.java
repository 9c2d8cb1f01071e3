package vn.nennep.reorganisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.tree.UnitKind;

class UnitTreeTest {

    private static final LocalDate DAY = LocalDate.of(2025, 2, 1);
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);

    private final UnitTree tree = new UnitTree(
            List.of(
                    open(1, "P", UnitKind.PROVINCE, null),
                    open(2, "P.S", UnitKind.SUPERIOR, 1L),
                    open(3, "P.S.G", UnitKind.GRASSROOTS, 2L),
                    open(4, "P.S.G.E", UnitKind.SECTION, 3L),
                    open(5, "P.S.G.E.C", UnitKind.CELL, 4L),
                    // Comes under P.S the day after, from P.
                    new Period(60, 6, "P.C", "P.C", "Chi bộ P.C", UnitKind.CELL, 1L, FIRST, DAY),
                    new Period(61, 6, "P.C", "P.C", "Chi bộ P.C", UnitKind.CELL, 2L, DAY.plusDays(1), null),
                    // Has ended, and had another code before.
                    new Period(70, 7, "NEW", "OLD", "Cũ", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)),
                    // Each below the other, which no table allows.
                    open(8, "LOOP.1", UnitKind.SECTION, 9L),
                    open(9, "LOOP.I", UnitKind.SECTION, 8L)),
            DAY);

    @Test
    void findsAUnitByAnyOfItsCodes() {
        assertEquals(Optional.of(7L), tree.find("OLD").map(Unit::id));
        assertEquals(Optional.of(7L), tree.find("NEW").map(Unit::id));
        assertEquals(Optional.empty(), tree.find("NOWHERE"));
        assertEquals(Optional.of(7L), tree.currentHolder("NEW"));
        assertEquals(Optional.empty(), tree.currentHolder("OLD"));
    }

    @Test
    void knowsWhoHasACodeFromTheDayOn() {
        assertEquals(Optional.of("Đơn vị P.S"), tree.holderOf("P.S", List.of()));
        assertEquals(Optional.of("Đơn vị P.S"), tree.holderOf("P.S", List.of(1L)));
        assertEquals(Optional.empty(), tree.holderOf("P.S", List.of(2L)), "it leaves");
        assertEquals(Optional.empty(), tree.holderOf("NEW", List.of()), "it has ended");
    }

    @Test
    void listsCodesThatAreEasilyTakenForOneAnother() {
        assertEquals(List.of("LOOP.1"), codesAlike("LOOP.I"));
        assertEquals(List.of("LOOP.1", "LOOP.I"), codesAlike("LOOP.L"));
        assertEquals(List.of(), codesAlike("LOOP.2"));
    }

    @Test
    void knowsWhatStandsWithinWhat() {
        assertTrue(tree.isWithin(5, 5));
        assertTrue(tree.isWithin(5, 1), "through all levels");
        assertFalse(tree.isWithin(1, 5));
        assertFalse(tree.isWithin(6, 2), "only from tomorrow on");
        assertFalse(tree.isWithin(8, 1), "and comes to an end");
    }

    @Test
    void countsCellsWhereTheyStandOnTheDay() {
        assertEquals(List.of(5L), tree.cellsIn(2));
        assertEquals(List.of(5L, 6L), tree.cellsIn(1));
        assertEquals(List.of(5L), tree.cellsIn(5));
    }

    @Test
    void looksAtStatesFromTheDayOn() {
        assertEquals(2, tree.from(6).size());
        assertEquals(List.of(), tree.from(7));
        assertEquals(List.of(3L, 6L), tree.below(2).stream().map(Period::unitId).toList());
    }

    private List<String> codesAlike(String code) {
        return tree.listAlike(code).stream().map(Unit::code).toList();
    }

    private static Period open(long id, String code, UnitKind kind, Long parent) {
        return new Period(id * 10, id, code, code, "Đơn vị " + code, kind, parent, FIRST, null);
    }
}
