package vn.nennep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.codelist.ListedCode;
import vn.nennep.shared.Names;

/** How a planned line stands against what was held. */
class PlanLineRowTest {

    @ParameterizedTest
    @CsvSource({
        // month, meeting of, its state, counts, today, expected
        "3, ,           ,          false, 2021-03-31, TO_COME",
        "3, ,           ,          false, 2021-04-01, OVERDUE",
        "3, 2021-03-15, PLANNED,   false, 2021-03-15, SCHEDULED",
        "3, 2021-03-15, PLANNED,   false, 2021-03-16, UNDER_WAY",
        "3, 2021-03-15, PLANNED,   false, 2021-04-01, OVERDUE",
        "3, 2021-04-20, PLANNED,   false, 2021-04-01, SCHEDULED",
        "3, 2021-03-15, HELD,      false, 2021-04-01, UNDER_WAY",
        "3, 2021-03-15, POSTPONED, false, 2021-03-10, POSTPONED",
        "3, 2021-03-15, POSTPONED, false, 2021-04-01, OVERDUE",
        "3, 2021-03-15, RECORDED,  true,  2021-03-15, KEPT",
        "3, 2021-05-15, CONFIRMED, true,  2022-01-01, KEPT"
    })
    void standsAsItsMeetingDoes(
            int month, LocalDate heldOn, String status, boolean counts, LocalDate today, PlanLineState expected) {
        PlanLineRow line = new PlanLineRow(
                1,
                2021,
                UUID.randomUUID(),
                month,
                0,
                "Chuyên đề",
                new ListedCode("PROFESSIONAL", Names.of("Chuyên môn", "Professional")),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                0,
                heldOn == null ? null : UUID.randomUUID(),
                heldOn,
                status,
                counts);
        assertEquals(expected, line.stateOn(today));
    }
}
