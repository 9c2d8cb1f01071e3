package vn.nennep.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.RefusedException;

class MeetingTest {

    private static final Set<RecordNeed> NEEDS = EnumSet.of(
            RecordNeed.STARTS_AT,
            RecordNeed.ENDS_AT,
            RecordNeed.PLACE,
            RecordNeed.CHAIR,
            RecordNeed.MINUTES_SECRETARY,
            RecordNeed.PRESENTERS,
            RecordNeed.CONCLUSION);

    private static final AttendanceCount ALL = new AttendanceCount(14, 14, 0, 0);

    // Half past eleven at night in Việt Nam, still the afternoon before in UTC.
    private final Clock clock = Clock.fixed(Instant.parse("2021-11-24T16:30:00Z"), Clocks.ZONE);

    private final Meeting meeting = thematicOn(LocalDate.of(2021, 11, 24));

    @Test
    void isRecordedWithItsCounts() {
        meeting.record(ALL, "bithu", clock);
        assertTrue(meeting.isRecorded());
        assertEquals(ALL, meeting.count());
    }

    @Test
    void isNotRecordedBeforeItsDayInVietNam() {
        Meeting tomorrow = thematicOn(LocalDate.of(2021, 11, 25));
        RefusedException refused = assertThrows(RefusedException.class, () -> tomorrow.record(ALL, "bithu", clock));
        assertEquals("meeting.not-held-yet", refused.key());
        assertFalse(tomorrow.isRecorded());
    }

    @Test
    void isNotRecordedWhenNobodyWasDue() {
        assertThrows(RefusedException.class, () -> meeting.record(AttendanceCount.NONE, "bithu", clock));
    }

    @Test
    void keepsItsDayOnceRecorded() {
        meeting.record(ALL, "bithu", clock);
        MeetingDetails moved = details(MeetingKind.THEMATIC, LocalDate.of(2021, 11, 23), "Chuyên đề", "OTHER");
        assertThrows(RefusedException.class, () -> meeting.change(moved));
        meeting.change(details(MeetingKind.THEMATIC, LocalDate.of(2021, 11, 24), "Tên sửa lại", "OTHER"));
        assertEquals("Tên sửa lại", meeting.getTopic());
    }

    @Test
    void countsNoLongerWhenOpenedAgain() {
        meeting.record(ALL, "bithu", clock);
        meeting.leaveUnfinished();
        assertEquals(AttendanceCount.NONE, meeting.count());
    }

    @Test
    void isHeldOnceItsRollIsBegun() {
        meeting.leaveUnfinished();
        assertEquals(MeetingStatus.HELD, meeting.getStatus());
    }

    @Test
    void isNotConfirmedWhileSomethingObligatoryIsMissing() {
        meeting.record(ALL, "bithu", clock);
        assertEquals("meeting.record.incomplete", refusal(() -> meeting.confirm(NEEDS, List.of(), null)));
        assertEquals(
                List.of(RecordNeed.STARTS_AT, RecordNeed.CHAIR, RecordNeed.CONCLUSION),
                meeting.missing(EnumSet.of(RecordNeed.STARTS_AT, RecordNeed.CHAIR, RecordNeed.CONCLUSION)));
        meeting.enterRecord(recordDetails());
        assertEquals(List.of(), meeting.missing(NEEDS));
    }

    @Test
    void isConfirmedWithAReasonWhenSomebodyWithAPartWasAway() {
        meeting.record(ALL, "bithu", clock);
        meeting.enterRecord(recordDetails());
        List<AwayRole> away = List.of(new AwayRole(1, "Đồng chí Mẫu", "chair"));
        assertEquals("meeting.record.away-named", refusal(() -> meeting.confirm(NEEDS, away, " ")));
        meeting.confirm(NEEDS, away, "Chủ trì qua điện thoại (mẫu)");
        assertEquals("Chủ trì qua điện thoại (mẫu)", meeting.getMoveReason());
    }

    @Test
    void takesNoRecordWhileItIsPutOff() {
        meeting.postpone("Bão (mẫu)");
        assertEquals("meeting.away-stays", refusal(() -> meeting.enterRecord(recordDetails())));
    }

    @Test
    void takesOverWhatIsEntered() {
        MeetingDetails entered = new MeetingDetails(
                MeetingKind.THEMATIC,
                2,
                LocalDate.of(2021, 11, 24),
                LocalTime.of(8, 0),
                LocalTime.of(9, 0),
                "Đề khác",
                "OTHER",
                Set.of("DISCUSSION"),
                List.of(3L, 1L),
                7L);
        meeting.change(entered);
        assertEquals(entered, meeting.details());
        meeting.enterRecord(recordDetails());
        assertEquals(Set.of("REPORT"), meeting.details().presentationForms());
        assertEquals(List.of(1L), meeting.details().presenterIds());
        meeting.enterRecord(recordDetails());
        assertEquals(Set.of("REPORT"), meeting.details().presentationForms());
        assertEquals(List.of(1L), meeting.details().presenterIds());
    }

    @Test
    void forgetsWhoRecordedItWhenItsRollIsOpenedAgain() {
        meeting.record(ALL, "bithu", clock);
        assertEquals("bithu", meeting.getRecordedBy());
        meeting.leaveUnfinished();
        assertNull(meeting.getRecordedBy());
        assertNull(meeting.getRecordedAt());
    }

    @Test
    void comesToAnotherDayWithItsPlanUnlessItsYearChanges() {
        UUID line = UUID.randomUUID();
        meeting.carryOut(line);
        assertEquals("meeting.redate-not-held", refusal(() -> meeting.redate(LocalDate.of(2021, 11, 1))));
        meeting.leaveUnfinished();
        meeting.redate(LocalDate.of(2021, 11, 1));
        assertEquals(LocalDate.of(2021, 11, 1), meeting.getHeldOn());
        assertEquals(line, meeting.getPlanLine());
        meeting.record(ALL, "bithu", clock);
        meeting.redate(LocalDate.of(2020, 11, 1));
        assertNull(meeting.getPlanLine());
        meeting.confirm(Set.of(), List.of(), null);
        assertEquals("meeting.confirmed-stays", refusal(() -> meeting.redate(LocalDate.of(2020, 11, 2))));
    }

    @Test
    void takesAReasonUpToItsLength() {
        assertEquals("meeting.reason-long", refusal(() -> meeting.postpone("x".repeat(Meeting.LONGEST_REASON + 1))));
        meeting.postpone("x".repeat(Meeting.LONGEST_REASON));
        assertEquals(MeetingStatus.POSTPONED, meeting.getStatus());
    }

    @Test
    void wantsPresentersOfAThematicMeetingOnly() {
        Set<RecordNeed> needs = EnumSet.of(RecordNeed.PRESENTERS, RecordNeed.PRESENTATION);
        assertEquals(List.of(RecordNeed.PRESENTERS, RecordNeed.PRESENTATION), meeting.missing(needs));
        meeting.enterRecord(recordDetails());
        assertEquals(List.of(RecordNeed.PRESENTATION), meeting.missing(needs));
        Meeting regular = new Meeting(
                UUID.randomUUID(), "C-2", 1, details(MeetingKind.REGULAR, LocalDate.of(2021, 11, 3), null, null));
        assertEquals(List.of(RecordNeed.PRESENTATION), regular.missing(needs));
    }

    private static RecordDetails recordDetails() {
        return new RecordDetails(
                LocalTime.of(14, 0),
                LocalTime.of(16, 0),
                "Phòng họp",
                MeetingMode.IN_PERSON,
                1L,
                2L,
                null,
                null,
                null,
                Set.of("REPORT"),
                List.of(1L),
                null,
                "Kết luận");
    }

    @Test
    void staysAsItIsOnceConfirmed() {
        meeting.record(ALL, "bithu", clock);
        meeting.confirm(Set.of(), List.of(), null);
        assertEquals("meeting.confirmed-stays", refusal(() -> meeting.record(ALL, "bithu", clock)));
        assertEquals("meeting.confirmed-stays", refusal(meeting::leaveUnfinished));
        assertEquals("meeting.confirmed-stays", refusal(() -> meeting.change(meeting.details())));
        assertEquals("meeting.confirmed-stays", refusal(() -> meeting.enterRecord(recordDetails())));
        assertEquals("meeting.confirmed-stays", refusal(() -> meeting.carryOut(null)));
        assertTrue(meeting.isRecorded());
    }

    @Test
    void isCorrectedOnlyWithAReason() {
        meeting.record(ALL, "bithu", clock);
        meeting.confirm(Set.of(), List.of(), null);
        assertEquals("meeting.reason-missing", refusal(() -> meeting.correct("  ")));
        meeting.correct("Ghi thiếu một ý kiến");
        assertEquals(MeetingStatus.RECORDED, meeting.getStatus());
        assertEquals("Ghi thiếu một ý kiến", meeting.getMoveReason());
        assertEquals(ALL, meeting.count());
    }

    @Test
    void isPutOffWithAReasonAndPlannedAnew() {
        assertEquals("meeting.reason-missing", refusal(() -> meeting.postpone(null)));
        meeting.postpone("Mưa lũ");
        assertEquals("meeting.move-refused", refusal(meeting::leaveUnfinished));
        assertEquals("meeting.away-stays", refusal(() -> meeting.change(meeting.details())));
        meeting.replan(LocalDate.of(2021, 12, 1));
        assertEquals(MeetingStatus.PLANNED, meeting.getStatus());
        assertEquals(LocalDate.of(2021, 12, 1), meeting.getHeldOn());
    }

    @Test
    void isTakenBackToPlannedOnlyWhenItWasOpened() {
        assertEquals("meeting.move-refused", refusal(meeting::closeUnheld));
        meeting.leaveUnfinished();
        meeting.closeUnheld();
        assertEquals(MeetingStatus.PLANNED, meeting.getStatus());
        meeting.postpone("Mưa lũ");
        assertEquals("meeting.move-refused", refusal(meeting::closeUnheld));
    }

    @Test
    void isNotCalledOffOnceRecorded() {
        meeting.record(ALL, "bithu", clock);
        assertEquals("meeting.move-refused", refusal(() -> meeting.cancel("Không đủ người")));
    }

    @Test
    void needsATopicAndAGroupWhenThematic() {
        LocalDate day = LocalDate.of(2021, 11, 24);
        assertEquals("meeting.topic-missing", refusal(() -> details(MeetingKind.THEMATIC, day, " ", "OTHER")));
        assertEquals("meeting.topic-group-missing", refusal(() -> details(MeetingKind.THEMATIC, day, "Đề", null)));
        details(MeetingKind.REGULAR, day, null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100})
    void refusesASessionNumberOutOfRange(int number) {
        assertEquals(
                "meeting.number-range",
                refusal(() -> new MeetingDetails(
                        MeetingKind.REGULAR,
                        number,
                        LocalDate.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        List.of(),
                        null)));
    }

    @Test
    void endsAfterItStarts() {
        LocalTime two = LocalTime.of(14, 0);
        assertEquals(
                "meeting.ends-before-start",
                refusal(() -> new MeetingDetails(
                        MeetingKind.REGULAR, 1, LocalDate.EPOCH, two, two, null, null, Set.of(), List.of(), null)));
    }

    private static String refusal(Runnable attempt) {
        return assertThrows(RefusedException.class, attempt::run).key();
    }

    private static Meeting thematicOn(LocalDate day) {
        return new Meeting(
                UUID.randomUUID(), "C-1", 1, details(MeetingKind.THEMATIC, day, "Chuyên đề", "PROFESSIONAL"));
    }

    private static MeetingDetails details(MeetingKind kind, LocalDate day, String topic, String group) {
        return new MeetingDetails(kind, 1, day, null, null, topic, group, Set.of(), List.of(), null);
    }
}
