package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nennep.alert.AlertKind.Severity;

/** The first lines of each kind, and how many there are. */
class AlertListTest {

    private final AlertList list = new AlertList(2022, LocalDate.of(2022, 12, 31), List.of(2022), 2);

    @Test
    void keepsTheFirstLinesAndCountsTheRest() {
        for (int cell = 1; cell <= 5; cell++) {
            list.add(row(AlertKind.CELL_WITHOUT_PLAN, "C" + cell));
        }
        assertEquals(2, list.of(AlertKind.CELL_WITHOUT_PLAN).size());
        assertEquals(3, list.moreOf(AlertKind.CELL_WITHOUT_PLAN));
        assertEquals(5, list.count(Severity.LATE));
    }

    @Test
    void takesTheTotalOfTheDatabaseWhereItGaveTheFirstLinesOnly() {
        list.add(row(AlertKind.TASK_LATE, "C1"), 2);
        list.add(row(AlertKind.TASK_LATE, "C1"), 2);
        assertEquals(0, list.moreOf(AlertKind.TASK_LATE));
        list.add(row(AlertKind.LINE_LATE, "C1"), 40);
        assertEquals(39, list.moreOf(AlertKind.LINE_LATE));
        assertEquals(42, list.count(Severity.LATE));
    }

    @Test
    void namesTheUnitsOnlyWhereThereAreSeveral() {
        assertTrue(list.isQuiet());
        list.add(row(AlertKind.LINE_LATE, "C1"));
        list.add(row(AlertKind.TASK_LATE, "C1"));
        assertFalse(list.isOfSeveralUnits());
        list.add(row(AlertKind.TASK_LATE, "C2"));
        assertTrue(list.isOfSeveralUnits());
        assertFalse(list.isQuiet());
    }

    private static AlertRow row(AlertKind kind, String code) {
        return new AlertRow(kind, code, code, null, List.of());
    }
}
