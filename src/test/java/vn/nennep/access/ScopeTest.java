package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Grant OFFICER = Grant.of(Role.OFFICER, 7L, "A");
    private static final Grant TWICE = Grant.of(Role.PROVINCE_OFFICER, 7L, "A");
    private static final Grant AUDITOR = Grant.everywhere(Role.AUDITOR);

    @Test
    void hasTheUnitsOfTheGrantsThatGiveTheRight() {
        assertEquals(Scope.of(List.of(7L)), Scope.of(List.of(OFFICER, TWICE, AUDITOR), Right.SEE));
        assertTrue(Scope.of(List.of(OFFICER, AUDITOR), Right.KEEP_ACCOUNTS).isNowhere());
    }

    @Test
    void isEverywhereByOneGrantWithoutAUnit() {
        assertEquals(Scope.everywhere(), Scope.of(List.of(OFFICER, AUDITOR), Right.READ_LOG));
    }

    @Test
    void isNotEverywhereAndInUnits() {
        assertThrows(IllegalArgumentException.class, () -> new Scope(true, List.of(7L)));
    }
}
