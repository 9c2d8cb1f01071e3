package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class YearsTest {

    @Test
    void offersWhatIsUsedWhatIsAroundAndWhatIsShown() {
        assertEquals(List.of(2024, 2025, 2026, 2027), Years.offered(List.of(), 2026, 2026));
        assertEquals(List.of(2019, 2021, 2024, 2025, 2026, 2027), Years.offered(List.of(2025, 2021), 2026, 2019));
    }

    @Test
    void proposesThisYearUnlessOnlyOthersHaveAnything() {
        assertEquals(2026, Years.proposed(List.of(), 2026));
        assertEquals(2026, Years.proposed(List.of(2027, 2026), 2026));
        assertEquals(2022, Years.proposed(List.of(2021, 2022), 2026));
    }
}
