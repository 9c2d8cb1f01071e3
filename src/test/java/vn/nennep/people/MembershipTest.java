package vn.nennep.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.RefusedException;

class MembershipTest {

    private final Membership probation =
            new Membership(1, 2, MembershipCategory.PROBATIONARY, LocalDate.of(2021, 5, 10));

    @Test
    void becomesOfficialWithoutAGap() {
        Membership official = probation.becoming(MembershipCategory.OFFICIAL, LocalDate.of(2022, 5, 10));
        assertEquals(LocalDate.of(2022, 5, 9), probation.getValidTo());
        assertEquals(LocalDate.of(2022, 5, 10), official.getValidFrom());
    }

    @Test
    void refusesToEndBeforeItBegan() {
        assertThrows(RefusedException.class, () -> probation.end(LocalDate.of(2021, 5, 9)));
        probation.end(LocalDate.of(2021, 5, 10));
    }

    @Test
    void reachesAsFarAsItsLastDay() {
        assertTrue(probation.reaches(LocalDate.of(2099, 1, 1)));
        probation.end(LocalDate.of(2021, 6, 1));
        assertTrue(probation.reaches(LocalDate.of(2021, 6, 1)));
        assertFalse(probation.reaches(LocalDate.of(2021, 6, 2)));
    }

    @Test
    void refusesTheSameCategoryAgain() {
        assertThrows(
                RefusedException.class,
                () -> probation.becoming(MembershipCategory.PROBATIONARY, LocalDate.of(2022, 1, 1)));
    }

    @Test
    void isAHomeUnlessTemporary() {
        assertTrue(MembershipCategory.PROBATIONARY.isHome());
        assertFalse(MembershipCategory.TEMPORARY_IN.isHome());
    }
}
