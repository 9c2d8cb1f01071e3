package vn.nennep.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nennep.meeting.ContributionKind;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingMode;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.ReplyKind;
import vn.nennep.people.LeaveKind;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.RosterCategory;
import vn.nennep.rollcall.SheetRow;

class RecordFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private static final LocalDate DAY = LocalDate.of(2021, 2, 24);
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");

    @Test
    void givesBackWhatWasSaved() {
        MeetingRecord record =
                form("Phòng họp", said(FIRST, "Bổ sung số liệu.")).record(TODAY);
        assertEquals(LocalTime.of(14, 0), record.details().startsAt());
        assertEquals("Phòng họp", record.details().place());
        assertEquals(List.of(7L), record.details().presenterIds());
        assertEquals(1, record.contributions().size());
        assertEquals(ReplyKind.ACCEPTED, record.contributions().get(0).replyKind());
    }

    @Test
    void understandsTimesAsPeopleWriteThem() {
        for (String written : List.of("16:30", "16h30", "16g30")) {
            RecordForm form = form("x");
            form.take(Map.of("endsAt", written));
            assertEquals(LocalTime.of(16, 30), form.record(TODAY).details().endsAt(), written);
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndMakesNoRecord() {
        RecordForm form = form("x", said(FIRST, "Góp ý"));
        form.take(Map.of(
                "endsAt",
                "25:00",
                "c." + FIRST + ".member",
                "",
                "t",
                SECOND.toString(),
                "t." + SECOND + ".task",
                "Viết báo cáo",
                "t." + SECOND + ".person",
                "7",
                "t." + SECOND + ".due",
                "31/02/2022"));
        assertNull(form.record(TODAY));
        assertEquals(
                Set.of("endsAt", "c." + FIRST + ".member", "t." + SECOND + ".due"),
                form.errors().keySet());
    }

    @Test
    void takesALineWithoutAWordForNone() {
        RecordForm form = form("x");
        form.take(Map.of("c", FIRST.toString(), "c." + FIRST + ".kind", "COMMENT", "c." + FIRST + ".member", "7"));
        assertTrue(form.record(TODAY).contributions().isEmpty());
    }

    @Test
    void wantsAReasonForWhoIsExcused() {
        RecordForm form = form("x");
        form.take(Map.of("roll.7.mark", "EXCUSED", "roll.7.reason", "  "));
        form.marks(List.of(row(7, RosterCategory.OFFICIAL, null, AttendanceMark.PRESENT)));
        assertEquals(Set.of("roll.7.reason"), form.errors().keySet());
    }

    @Test
    void takesOverWhatOnlyTheOtherChangedAndKeepsWhatBothChanged() {
        RecordForm opened = form("Phòng họp 1", said(FIRST, "Ý một"));
        RecordForm mine = form("Phòng họp 1", said(FIRST, "Ý một, tôi sửa"));
        mine.take(Map.of("conclusion", "Kết luận của tôi"));
        RecordForm theirs = form("Phòng họp 2", said(FIRST, "Ý một, người kia sửa"), said(SECOND, "Ý hai"));
        List<FieldVersions> differing = mine.merge(opened, theirs);
        assertEquals("Phòng họp 2", mine.value("place"));
        assertEquals("Kết luận của tôi", mine.value("conclusion"));
        assertEquals("Ý một, tôi sửa", mine.value("c." + FIRST + ".text"));
        assertEquals("Ý hai", mine.value("c." + SECOND + ".text"));
        assertEquals(List.of(FIRST.toString(), SECOND.toString()), mine.refs("c"));
        assertTrue(differing.contains(
                new FieldVersions("c." + FIRST + ".text", "Ý một", "Ý một, người kia sửa", "Ý một, tôi sửa")));
    }

    @Test
    void putsADraftOverWhatSomebodyElseSavedSince() {
        RecordForm now = form("Phòng họp 2", said(FIRST, "Ý một"), said(SECOND, "Ý hai"));
        List<FieldVersions> disputed = now.putOver(Map.of(
                "place", "Phòng họp 3", "was:place", "Phòng họp 1", "conclusion", "Kết luận", "was:conclusion", ""));
        assertEquals("Phòng họp 3", now.value("place"));
        assertEquals("Kết luận", now.value("conclusion"));
        assertEquals(List.of(FIRST.toString(), SECOND.toString()), now.refs("c"));
        assertEquals(List.of(new FieldVersions("place", "Phòng họp 1", "Phòng họp 2", "Phòng họp 3")), disputed);
    }

    @Test
    void bringsALineOfADraftBackThatSomebodyTookOutMeanwhile() {
        RecordForm now = form("x", said(SECOND, "Ý hai"));
        String line = "c." + FIRST + ".";
        now.putOver(Map.of(
                line + "text",
                "Ý một, gõ thêm",
                "was:" + line + "text",
                "Ý một",
                line + "member",
                "7",
                "was:" + line + "member",
                "7"));
        assertEquals(List.of(SECOND.toString(), FIRST.toString()), now.refs("c"));
        assertEquals("Ý một, gõ thêm", now.value(line + "text"));
        assertEquals("7", now.value(line + "member"));
    }

    @Test
    void leavesALineOfADraftOutThatItTookOut() {
        RecordForm now = form("x", said(FIRST, "Ý một"), said(SECOND, "Ý hai"));
        now.putOver(Map.of("c", SECOND.toString(), "was:c", FIRST + "|" + SECOND));
        assertEquals(List.of(SECOND.toString()), now.refs("c"));
    }

    @Test
    void addsALineOfADraftToOnesThatSomebodyAddedMeanwhile() {
        RecordForm now = form("x", said(SECOND, "Ý hai"));
        now.putOver(Map.of(
                "c", FIRST.toString(), "was:c", "", "c." + FIRST + ".text", "Ý một", "was:c." + FIRST + ".text", ""));
        assertEquals(List.of(SECOND.toString(), FIRST.toString()), now.refs("c"));
    }

    @Test
    void leavesOutALineThatOneOfTheTwoTookOut() {
        RecordForm opened = form("x", said(FIRST, "Ý một"), said(SECOND, "Ý hai"));
        RecordForm mine = form("x", said(FIRST, "Ý một"));
        RecordForm theirs = form("x", said(FIRST, "Ý một"), said(SECOND, "Ý hai"));
        mine.merge(opened, theirs);
        assertEquals(List.of(FIRST.toString()), mine.refs("c"));
    }

    @Test
    void keepsALineInWhichThisPersonWroteWhenTheOtherTookItOut() {
        RecordForm opened = form("x", said(FIRST, "Ý một"), said(SECOND, "Ý hai"));
        RecordForm mine = form("x", said(FIRST, "Ý một, tôi viết thêm"), said(SECOND, "Ý hai"));
        List<FieldVersions> differing = mine.merge(opened, form("x"));
        assertEquals(List.of(FIRST.toString()), mine.refs("c"));
        assertEquals("Ý một, tôi viết thêm", mine.value("c." + FIRST + ".text"));
        assertEquals("7", mine.value("c." + FIRST + ".member"));
        assertTrue(differing.contains(new FieldVersions("c." + FIRST + ".text", "Ý một", "", "Ý một, tôi viết thêm")));
    }

    @Test
    void bringsALineBackInWhichTheOtherWroteWhileThisPersonTookItOut() {
        RecordForm opened = form("x", said(FIRST, "Ý một"));
        RecordForm mine = form("x", said(FIRST, "Ý một"));
        mine.take(Map.of("c", ""));
        List<FieldVersions> differing = mine.merge(opened, form("x", said(FIRST, "Ý một, viết thêm")));
        assertEquals(List.of(FIRST.toString()), mine.refs("c"));
        assertEquals(
                List.of(new FieldVersions("c." + FIRST + ".text", "Ý một", "Ý một, viết thêm", "Ý một")), differing);
    }

    @Test
    void countsWhoHasAVoteByOtherRulesThanWhoIsDue() {
        RollCallSheet sheet = new RollCallSheet(
                meeting(),
                0,
                true,
                List.of(
                        row(1, RosterCategory.OFFICIAL, null, AttendanceMark.PRESENT),
                        row(2, RosterCategory.OFFICIAL, null, AttendanceMark.ABSENT),
                        row(3, RosterCategory.PROBATIONARY, null, AttendanceMark.PRESENT),
                        row(4, RosterCategory.TEMPORARY_IN, null, AttendanceMark.PRESENT)),
                List.of(
                        row(5, RosterCategory.OFFICIAL, LeaveKind.EXEMPT, null),
                        row(6, RosterCategory.OFFICIAL, LeaveKind.EXEMPT, AttendanceMark.PRESENT),
                        row(7, RosterCategory.OFFICIAL, LeaveKind.TEMPORARY_OUT, null),
                        row(8, RosterCategory.TEMPORARY_IN, LeaveKind.SPECIAL_DUTY, null),
                        row(9, RosterCategory.TEMPORARY_IN, LeaveKind.EXEMPT, AttendanceMark.PRESENT)));
        assertEquals(3, sheet.voteBase());
        assertEquals(Set.of(1L, 3L, 4L, 6L, 9L), sheet.present());
    }

    private static RecordForm form(String place, RecordContent.Said... contributions) {
        RollCallSheet roll = new RollCallSheet(
                meeting(), 0, true, List.of(row(7, RosterCategory.OFFICIAL, null, AttendanceMark.PRESENT)), List.of());
        RecordContent content = new RecordContent(
                MeetingKind.THEMATIC,
                1,
                DAY,
                "Chuyên đề",
                null,
                "14:00",
                "16:00",
                place,
                MeetingMode.IN_PERSON,
                null,
                null,
                null,
                null,
                null,
                7L,
                "Lộc Hữu Hà",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(new RecordContent.Named(7, "Lộc Hữu Hà")),
                List.of(),
                List.of(contributions),
                List.of(),
                List.of(),
                List.of());
        RecordSheet sheet = new RecordSheet(
                roll, content, new RecordAround(List.of(), List.of(), List.of()), true, List.of(), List.of());
        RecordForm form = RecordForm.of(sheet);
        assertNotNull(form);
        return form;
    }

    private static RecordContent.Said said(UUID ref, String text) {
        return new RecordContent.Said(
                ref, 7, "Lộc Hữu Hà", ContributionKind.COMMENT, text, ReplyKind.ACCEPTED, null, null, false);
    }

    private static SheetRow row(long id, RosterCategory category, LeaveKind leave, AttendanceMark mark) {
        return new SheetRow(id, "M" + id, "Đảng viên " + id, category, leave, mark, null);
    }

    private static Meeting meeting() {
        return new Meeting(
                UUID.randomUUID(),
                "X",
                1,
                new MeetingDetails(
                        MeetingKind.THEMATIC, 1, DAY, null, null, "Chuyên đề", "OTHER", Set.of(), List.of(), null));
    }
}
