package vn.nennep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.RefusedException;

class KeyTaskTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 6, 1);
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atStartOfDay(Clocks.ZONE).toInstant(), Clocks.ZONE);
    private static final KeyTaskDetails COMPLETE =
            new KeyTaskDetails("Nâng cao chất lượng tham mưu", "Không có văn bản bị trả lại", 5L, TODAY);

    private final KeyTask task = new KeyTask(UUID.randomUUID(), 1, 2021, 1, COMPLETE);

    @Test
    void livesFromDraftToRated() {
        task.send();
        task.returnWith("Chỉ tiêu chưa đo được");
        task.change(new KeyTaskDetails("Nâng cao chất lượng tham mưu", "06 chuyên đề", 5L, TODAY));
        task.send();
        task.confirm();
        task.begin();
        task.begin();
        task.rateSelf(KeyTaskRating.DONE, " Đủ 06 chuyên đề ");
        task.rate(KeyTaskRating.DONE, null);
        assertEquals(KeyTaskStatus.RATED, task.getStatus());
        assertEquals(KeyTaskRating.DONE, task.getSuperiorRating());
        assertRefused("plan.task-stays", () -> task.serveBy(Set.of(1L)));
    }

    @Test
    void isSentOnlyWhenComplete() {
        assertRefused("plan.task-missing", () -> new KeyTaskDetails(" ", null, null, null));
        assertRefused("plan.target-missing", () -> draft(null, 5L, TODAY).send());
        assertRefused(
                "plan.person-missing", () -> draft("Chỉ tiêu", null, TODAY).send());
        assertRefused("plan.due-on-missing", () -> draft("Chỉ tiêu", 5L, null).send());
        draft("Chỉ tiêu", 5L, TODAY).send();
    }

    @Test
    void isNotDueBeforeItsYear() {
        assertRefused("plan.due-on-before", () -> draft("Chỉ tiêu", 5L, LocalDate.of(2020, 12, 31)));
        draft("Chỉ tiêu", 5L, LocalDate.of(2021, 1, 1));
    }

    @Test
    void staysAsItIsWhileTheSuperiorHasIt() {
        task.send();
        assertRefused("plan.task-stays", () -> task.change(COMPLETE));
        task.takeBack();
        task.change(COMPLETE);
        task.send();
        task.returnWith("Chưa rõ");
        assertRefused("plan.target-missing", () -> task.change(new KeyTaskDetails("Việc", null, 5L, TODAY)));
    }

    @Test
    void isRatedDifferentlyOnlyWithARemark() {
        selfRated();
        assertRefused("plan.rating-missing", () -> task.rate(null, "x"));
        assertRefused("plan.rating-note-missing", () -> task.rate(KeyTaskRating.PARTLY, " "));
        task.rate(KeyTaskRating.PARTLY, "Mới đạt 04/06");
        assertRefused("plan.reason-missing", () -> task.unrate(null));
        task.unrate("Xem lại số liệu");
        assertNull(task.getSuperiorRating());
        task.rate(KeyTaskRating.DONE, null);
    }

    @Test
    void isRatedByTheCellAnewAsLongAsTheSuperiorHasNotRated() {
        selfRated();
        task.unrateSelf();
        assertNull(task.getSelfRating());
        task.rateSelf(KeyTaskRating.EXCEEDED, null);
        task.rate(KeyTaskRating.EXCEEDED, null);
        assertRefused("plan.task-move-refused", task::unrateSelf);
    }

    @Test
    void hasNotesOfDaysThatHaveCome() {
        assertRefused("plan.noted-on-missing", () -> note(null, "x"));
        assertRefused("plan.noted-on-range", () -> note(TODAY.plusDays(1), "x"));
        assertRefused("plan.noted-on-range", () -> note(LocalDate.of(2019, 12, 31), "x"));
        assertRefused("plan.progress-missing", () -> note(TODAY, ""));
        assertRefused("plan.progress-long", () -> note(TODAY, "x".repeat(2001)));
        assertEquals(TODAY, note(TODAY, "x".repeat(2000)).getNotedOn());
    }

    private static KeyTaskProgress note(LocalDate day, String text) {
        return new KeyTaskProgress(
                UUID.randomUUID(), new KeyTask(UUID.randomUUID(), 1, 2021, 1, COMPLETE), day, text, "an", CLOCK);
    }

    private static KeyTask draft(String target, Long person, LocalDate due) {
        return new KeyTask(UUID.randomUUID(), 1, 2021, 1, new KeyTaskDetails("Việc", target, person, due));
    }

    private void selfRated() {
        task.send();
        task.confirm();
        task.begin();
        task.rateSelf(KeyTaskRating.DONE, null);
    }

    private static void assertRefused(String key, Executable refused) {
        assertEquals(key, assertThrows(RefusedException.class, refused).key());
    }
}
