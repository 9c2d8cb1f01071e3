package vn.nennep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.RefusedException;

class AnnualPlanTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 12, 20);
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atStartOfDay(Clocks.ZONE).toInstant(), Clocks.ZONE);

    private final AnnualPlan plan = new AnnualPlan(UUID.randomUUID(), 1, 2022);

    @Test
    void goesFromDraftToAcknowledged() {
        plan.write("  Định hướng \n\n  năm 2022 ", 7L);
        assertEquals("Định hướng\n\nnăm 2022", plan.getOrientation());
        issued();
        assertEquals("01-KH/CB", plan.getNumber());
        plan.report(CLOCK);
        assertEquals(TODAY, plan.getReportedOn());
        plan.acknowledge();
        assertEquals(AnnualPlanStatus.ACKNOWLEDGED, plan.getStatus());
    }

    @Test
    void isReturnedWithAReasonAndReportedAgain() {
        issued();
        plan.report(CLOCK);
        assertRefused("plan.reason-missing", () -> plan.returnWith("  "));
        assertRefused("plan.reason-long", () -> plan.returnWith("x".repeat(1001)));
        plan.returnWith("Thiếu chuyên đề quý III");
        assertEquals("Thiếu chuyên đề quý III", plan.getMoveReason());
        plan.report(CLOCK);
        assertNull(plan.getMoveReason());
    }

    @Test
    void isNotAdoptedWithoutALine() {
        assertRefused("plan.adopt-empty", () -> plan.adopt(0));
        plan.adopt(1);
        assertRefused("plan.no-draft", () -> plan.write("x", null));
        plan.reopen();
        plan.write("x", null);
    }

    @Test
    void isIssuedWithNumberAndADayThatHasCome() {
        plan.adopt(6);
        assertRefused("plan.number-missing", () -> plan.issue(" ", TODAY, CLOCK));
        assertRefused("plan.number-long", () -> plan.issue("x".repeat(61), TODAY, CLOCK));
        assertRefused("plan.issued-on-missing", () -> plan.issue("01-KH/CB", null, CLOCK));
        assertRefused("plan.issued-on-range", () -> plan.issue("01-KH/CB", TODAY.plusDays(1), CLOCK));
        assertRefused("plan.issued-on-range", () -> plan.issue("01-KH/CB", LocalDate.of(2020, 12, 31), CLOCK));
        plan.issue("x".repeat(60), LocalDate.of(2021, 1, 1), CLOCK);
    }

    @Test
    void isAdjustedAsANewDraftWhileItStaysInForce() {
        assertRefused("plan.adjust-refused", () -> plan.adjusted(UUID.randomUUID(), 2, "Bổ sung chuyên đề"));
        plan.write("Định hướng", null);
        issued();
        assertRefused("plan.reason-missing", () -> plan.adjusted(UUID.randomUUID(), 2, null));
        AnnualPlan next = plan.adjusted(UUID.randomUUID(), 2, "Bổ sung chuyên đề");
        assertEquals(AnnualPlanStatus.DRAFT, next.getStatus());
        assertEquals(2, next.getRevision());
        assertEquals("Định hướng", next.getOrientation());
        assertEquals("Bổ sung chuyên đề", next.getAdjustReason());
        assertNull(next.getNumber());
        assertEquals(AnnualPlanStatus.ISSUED, plan.getStatus());
        plan.replace();
        assertRefused("plan.move-refused", () -> plan.report(CLOCK));
    }

    @Test
    void refusesAYearOutOfRangeAndAnOrientationTooLong() {
        assertRefused("plan.year-range", () -> new AnnualPlan(UUID.randomUUID(), 1, 1929));
        assertRefused("plan.year-range", () -> new AnnualPlan(UUID.randomUUID(), 1, 2201));
        plan.write("x".repeat(5000), null);
        assertRefused("plan.orientation-long", () -> plan.write("x".repeat(5001), null));
    }

    @Test
    void hasLinesWithAMonthATopicAndAPrimaryGroup() {
        assertRefused("plan.month-range", () -> line(0, "Chuyên đề", "PROFESSIONAL"));
        assertRefused("plan.month-range", () -> line(13, "Chuyên đề", "PROFESSIONAL"));
        assertRefused("plan.topic-missing", () -> line(1, " \u00a0", "PROFESSIONAL"));
        assertRefused("plan.topic-long", () -> line(1, "x".repeat(501), "PROFESSIONAL"));
        assertRefused("plan.topic-group-missing", () -> line(1, "Chuyên đề", null));
        assertEquals(
                Set.of("RESOLUTION"),
                line(12, "x".repeat(500), "PROFESSIONAL").furtherGroups(),
                "the primary group is not counted twice");
    }

    @Test
    void keepsOnlyThosePresentersOfALineWhoStillBelongToTheCell() {
        PlanLineDetails kept = line(3, "Chuyên đề", "PROFESSIONAL").keepOnly(Set.of(2L));
        assertEquals(List.of(2L), kept.presenterIds());
        assertNull(kept.chairId());
    }

    private static PlanLineDetails line(int month, String topic, String group) {
        return new PlanLineDetails(
                month,
                topic,
                group,
                Set.of("PROFESSIONAL", "RESOLUTION"),
                List.of(1L, 2L, 1L),
                1L,
                Set.of("TALK"),
                null);
    }

    private void issued() {
        plan.adopt(6);
        plan.issue("01-KH/CB", TODAY, CLOCK);
    }

    private static void assertRefused(String key, Executable refused) {
        assertEquals(key, assertThrows(RefusedException.class, refused).key());
    }
}
