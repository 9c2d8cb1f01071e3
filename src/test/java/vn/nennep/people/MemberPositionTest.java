package vn.nennep.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.RefusedException;

class MemberPositionTest {

    private static final long CELL = 2;
    private static final LocalDate LEFT = LocalDate.of(2024, 5, 1);

    @Test
    void endsWithTheDayOfLeavingTheCell() {
        MemberPosition open = held(CELL, LocalDate.of(2020, 1, 1), null);
        MemberPosition later = held(CELL, LocalDate.of(2020, 1, 1), LocalDate.of(2025, 1, 1));
        MemberPosition.endAll(List.of(open, later), CELL, LEFT);
        assertEquals(LEFT, open.getValidTo());
        assertEquals(LEFT, later.getValidTo());
    }

    @Test
    void staysAsItWasWhenItEndedBeforeOrIsHeldElsewhere() {
        MemberPosition past = held(CELL, LocalDate.of(2018, 1, 1), LocalDate.of(2019, 12, 31));
        MemberPosition elsewhere = held(7, LocalDate.of(2020, 1, 1), null);
        MemberPosition.endAll(List.of(past, elsewhere), CELL, LEFT);
        assertEquals(LocalDate.of(2019, 12, 31), past.getValidTo());
        assertNull(elsewhere.getValidTo());
    }

    @Test
    void keepsAMemberFromLeavingBeforeItBegins() {
        MemberPosition coming = held(CELL, LEFT.plusDays(1), null);
        RefusedException refusal =
                assertThrows(RefusedException.class, () -> MemberPosition.endAll(List.of(coming), CELL, LEFT));
        assertEquals("people.position.begins-later", refusal.key());
    }

    @Test
    void refusesToEndBeforeItBegan() {
        assertThrows(RefusedException.class, () -> held(CELL, LEFT, null).end(LEFT.minusDays(1)));
        assertThrows(RefusedException.class, () -> held(CELL, LEFT, LEFT.minusDays(1)));
    }

    private static MemberPosition held(long unit, LocalDate from, LocalDate to) {
        return new MemberPosition(UUID.randomUUID(), 1, unit, "DEPUTY", from, to, null);
    }
}
