package vn.nennep.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Actions;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** The record of a meeting in a real browser, as the secretary of the demonstration's cell writes it. */
class RecordIT {

    private static final String CELL = "LS.KCQ.BDV";
    private static final String PASSWORD = "nennep-2021";

    private final TestServer server = TestServer.get();
    private final Tables tables = Tables.of(server);
    private final Page page = Browser.newPage(1280, 900);

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void entersAWholeMeetingWithinSixtyActions() throws Exception {
        signIn(page, "bithu");
        page.navigate(server.url() + "rollcall/year.xhtml?cell=" + CELL + "&year=2023");
        Actions person = new Actions();
        person.click(page.getByText("Thêm buổi sinh hoạt").first());
        person.click(page.locator("[id='meeting:kind'] label").getByText("Chuyên đề"));
        person.type(field("heldOn"), "15/03/2023");
        person.type(field("startsAt"), "14:00");
        person.type(field("topic"), "Đếm thao tác (mẫu)");
        person.click(page.locator("[id='meeting:topicGroup'] label").getByText("Chuyên môn, nghiệp vụ"));
        person.click(page.locator("[id='meeting:forms'] label").getByText("Thuyết trình"));
        person.choose(field("chair"), name(0));
        person.click(page.locator("[id='meeting:presenters'] label").getByText(name(3)));
        person.click(page.locator("[id='meeting:saveAndRecord']"));
        assertThat(page.locator(".roll-row")).hasCount(14);

        int before = person.count();
        // Somebody without a part in the meeting; otherwise it is confirmed with a reason only.
        Locator absentee = page.locator(".roll-row", new Page.LocatorOptions().setHasText(name(10)));
        person.click(absentee.getByText("Vắng có lý do"));
        person.click(absentee.getByText("Công tác", new Locator.GetByTextOptions().setExact(true)));
        person.click(page.locator(".record-rest"));
        assertEquals(3, person.count() - before, "the roll with one absentee, before it is saved with the record");
        person.choose(key("minutes"), name(5));

        person.type(key("place"), "Phòng họp tầng 2 (mẫu)");
        person.type(key("presentation"), "Tóm tắt chuyên đề (mẫu).");
        String[] kinds = {"Bổ sung", "Phản biện", "Câu hỏi"};
        for (int i = 0; i < kinds.length; i++) {
            person.click(page.locator("[data-add=c]"));
            Locator line = page.locator("[data-lines=c] > [data-line]").nth(i);
            person.choose(line.locator("[data-key$='.member']"), name(5 + i));
            person.choose(line.locator("[data-key$='.kind']"), kinds[i]);
            person.type(line.locator("[data-key$='.text']"), "Ý kiến thứ " + (i + 1) + " (mẫu).");
            person.choose(line.locator("[data-key$='.replyKind']"), "Giải trình");
            person.type(line.locator("[data-key$='.reply']"), "Xin giải trình (mẫu).");
        }
        person.type(key("conclusion"), "Chủ trì kết luận (mẫu).");
        person.type(key("endsAt"), "16:00");
        person.click(page.locator("[id='record:saveAndConfirm']"));
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
        assertTrue(person.count() <= 60, "a whole meeting took " + person.count() + " actions");
        assertEquals(
                "CONFIRMED 14 13 1 3 4 0",
                tables.only("select concat_ws(' ', status, due_count, present_count, excused_count, contribution_count,"
                        + " speaker_count, open_count) from meeting where topic = 'Đếm thao tác (mẫu)'"));
        assertThat(page.locator(".said")).hasCount(3);
        assertThat(page.locator(".said-reply").first()).containsText("Giải trình");
    }

    @Test
    void isConfirmedOnlyWhenEachContributionIsAnsweredOrNeedsNoAnswer() throws Exception {
        openNew("2023-04-12", 2);
        fillWhatIsNeeded();
        page.locator("[data-add=c]").click();
        Locator line = page.locator("[data-lines=c] > [data-line]").first();
        line.locator("[data-key$='.member']").selectOption(optionOf(1));
        line.locator("[data-key$='.text']").fill("Còn chờ trả lời (mẫu)");
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator("[id='record:problems'], [id='life:lifeProblems']")
                        .first())
                .containsText("Còn 1 ý kiến chưa được trả lời");
        page.locator("[data-key$='.noReply']").first().check();
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
    }

    @Test
    void showsARefusalAtItsFieldAndKeepsEverythingTyped() throws Exception {
        openNew("2023-05-12", 3);
        key("place").fill("Phòng giữ lại");
        key("endsAt").fill("25:00");
        page.locator("[data-add=v]").click();
        Locator vote = page.locator("[data-lines=v] > [data-line]").first();
        vote.locator("[data-key$='.subject']").fill("Thông qua kết luận (mẫu)");
        vote.locator("[data-key$='.agree']").fill("mười");
        page.locator("[id='record:save']").click();
        assertThat(page.locator("[data-error=endsAt]")).containsText("Hãy ghi như 14:30");
        assertThat(page.locator("[data-error$='.agree']")).containsText("không phải là số phiếu");
        assertThat(key("place")).hasValue("Phòng giữ lại");
        key("endsAt").fill("16:00");
        page.locator("[data-lines=v] > [data-line]")
                .first()
                .locator("[data-key$='.agree']")
                .fill("15");
        page.locator("[id='record:save']").click();
        assertThat(page.locator("[data-error$='.agree']")).containsText("nhiều hơn 14 đồng chí");
        page.locator("[data-lines=v] > [data-line]")
                .first()
                .locator("[data-key$='.agree']")
                .fill("13");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "13 14",
                tables.only("select concat_ws(' ', v.agree, v.base) from meeting_vote v"
                        + " where v.subject = 'Thông qua kết luận (mẫu)'"));
    }

    @Test
    void keepsTheLongestRecordThatItAllows() throws Exception {
        String ref = openNew("2023-08-21", 49);
        String long20 = "Thảo luận kỹ. ".repeat(20_000 / 14);
        String long10 = long20.substring(0, 9_900);
        for (String field : List.of("presentation", "conclusion")) {
            key(field).fill(long20);
        }
        // In one breath: typed line by line it takes a quarter of a minute.
        page.evaluate(
                """
                ([text, members]) => {
                  for (let i = 0; i < 33; i++) {
                    document.querySelector('[data-add=c]').click();
                    const line = document.querySelectorAll('[data-lines=c] > [data-line]')[i];
                    for (const [key, value] of [['member', members[i % 5]], ['text', text]]) {
                      const field = line.querySelector(`[data-key$='.${key}']`);
                      field.value = value;
                      for (const told of ['input', 'change']) { field.dispatchEvent(new Event(told, { bubbles: true })); }
                    }
                  }
                }
                """,
                List.of(long10, List.of(optionOf(1), optionOf(2), optionOf(3), optionOf(4), optionOf(5))));
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "33",
                tables.only("select count(*) from contribution c join meeting m on m.id = c.meeting_id where m.ref = '"
                        + ref + "'"));
    }

    @Test
    void bringsBackWhatWasTypedWhenThePageIsLost() throws Exception {
        String ref = openNew("2023-06-12", 4);
        key("conclusion").fill("Chưa kịp lưu (mẫu)");
        page.locator("[data-add=c]").click();
        Locator line = page.locator("[data-lines=c] > [data-line]").first();
        line.locator("[data-key$='.member']").selectOption(optionOf(2));
        line.locator("[data-key$='.text']").fill("Ý kiến đang gõ dở (mẫu)");
        String kept = "select count(*) from record_draft where content::text like '%đang gõ dở%'";
        page.waitForCondition(() -> tables.only(kept).equals("1"));
        assertThat(page.locator(".record-kept")).containsText("Đã giữ nháp");
        page.context().close();

        // Another window, perhaps on another machine: the tab's own memory is gone.
        Page later = Browser.newPage(1280, 900);
        try {
            signIn(later, "bithu");
            later.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
            assertThat(later.locator(".record-restored-text")).containsText("Đã khôi phục");
            assertThat(later.locator("[data-key=conclusion]")).hasValue("Chưa kịp lưu (mẫu)");
            assertThat(later.locator("[data-key$='.text']").first()).hasValue("Ý kiến đang gõ dở (mẫu)");
            later.locator("[id='record:save']").click();
            assertThat(later.locator(".record-kept")).containsText("Đã lưu");
        } finally {
            later.context().close();
        }
        assertEquals(
                "0",
                tables.only("select count(*) from record_draft d join meeting m on m.id = d.meeting_id"
                        + " where d.content <> '{}' and m.ref = '" + ref + "'"));
    }

    @Test
    void saysThatItIsSavedAlsoWhenTheAnswerToADraftComesLater() throws Exception {
        openNew("2023-12-19", 61);
        List<Route> held = new ArrayList<>();
        page.route(url -> url.contains("/draft?"), route -> {
            if (route.request().method().equals("POST")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        key("place").fill("Phòng lưu trước nháp (mẫu)");
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        page.waitForResponse(url -> url.url().contains("/draft?"), () -> held.forEach(Route::resume))
                .finished();
        page.evaluate("() => new Promise(done => setTimeout(done, 0))");
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
    }

    @Test
    void bringsBackOnlyWhatWasTypedAndLeavesWhatSomebodyElseSavedSince() throws Exception {
        String ref = openNew("2023-06-21", 17);
        key("conclusion").fill("Kết luận còn nháp (mẫu)");
        assertThat(page.locator(".record-kept")).containsText("Đã giữ nháp");
        page.context().close();
        Page later = Browser.newPage(1280, 900);
        try {
            signIn(later, "tinhuy");
            later.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
            later.locator("[data-key=place]").fill("Phòng người khác lưu");
            later.locator("[data-key=conclusion]").fill("Kết luận người khác lưu");
            later.locator("[id='record:save']").click();
            assertThat(later.locator(".record-kept")).containsText("Đã lưu");
        } finally {
            later.context().close();
        }
        Page again = Browser.newPage(1280, 900);
        try {
            signIn(again, "bithu");
            again.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
            again.locator(".record-take").click();
            assertThat(again.locator("[data-key=conclusion]")).hasValue("Kết luận còn nháp (mẫu)");
            assertThat(again.locator("[data-key=place]")).hasValue("Phòng người khác lưu");
            assertThat(again.locator(".record-over")).containsText("Kết luận người khác lưu");
        } finally {
            again.context().close();
        }
    }

    @Test
    void asksForThePasswordOverThePageAndSavesWhatWasTyped() throws Exception {
        openNew("2023-07-12", 5);
        key("conclusion").fill("Gõ trước khi hết phiên (mẫu)");
        page.context().clearCookies();
        page.locator("[id='record:save']").click();
        assertThat(page.locator("#again")).isVisible();
        page.locator("#againPassword").fill(PASSWORD);
        page.locator("#again button[type=submit]").click();
        assertThat(page.locator("#again")).isHidden();
        assertThat(key("conclusion")).hasValue("Gõ trước khi hết phiên (mẫu)");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "1", tables.only("select count(*) from meeting where conclusion = 'Gõ trước khi hết phiên (mẫu)'"));
    }

    @Test
    void showsBothVersionsWhenSomebodyElseSavedMeanwhile() throws Exception {
        String ref = openNew("2023-08-11", 6);
        Page other = Browser.newPage(1280, 900);
        try {
            signIn(other, "tinhuy");
            other.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
            other.locator("[data-key=place]").fill("Phòng của người kia");
            other.locator("[data-key=conclusion]").fill("Kết luận của người kia");
            other.locator("[id='record:save']").click();
            assertThat(other.locator(".record-kept")).containsText("Đã lưu");
        } finally {
            other.context().close();
        }
        key("conclusion").fill("Kết luận của tôi");
        page.locator("[id='record:save']").click();
        Locator both = page.locator("#record .note-warn:not(.record-away)");
        assertThat(both).containsText("Kết luận của người kia");
        assertThat(both).containsText("Kết luận của tôi");
        assertThat(key("conclusion")).hasValue("Kết luận của tôi");
        assertThat(key("place")).hasValue("Phòng của người kia");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "Phòng của người kia/Kết luận của tôi",
                tables.only("select place || '/' || conclusion from meeting where ref = '" + ref + "'"));
    }

    @Test
    void changesAConfirmedRecordOnlyByACorrectionThatKeepsBothVersions() throws Exception {
        String ref = openNew("2023-09-12", 7);
        fillWhatIsNeeded();
        key("conclusion").fill("Bản đầu (mẫu)");
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
        page.locator("summary").click();
        page.locator("[id='life:correct']").click();
        assertThat(page.locator("[id='life:reasonMessage']")).containsText("Hãy ghi lý do");
        page.locator("[id='life:reason']").fill("Sót một câu (mẫu)");
        page.locator("[id='life:correct']").click();
        assertThat(page.locator(".note-warn").first()).containsText("Sót một câu (mẫu)");
        key("conclusion").fill("Bản sửa (mẫu)");
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
        assertThat(page.locator("#main")).containsText("Bản sửa (mẫu)");
        page.getByText("Bản 1", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#main")).containsText("Bản đầu (mẫu)");
        assertEquals(
                "Bản đầu (mẫu)|Bản sửa (mẫu)",
                tables.only("select string_agg(content ->> 'conclusion', '|' order by r.number) from record_version r"
                        + " join meeting m on m.id = r.meeting_id where m.ref = '" + ref + "'"));
    }

    @Test
    void carriesAnOpenTaskIntoTheNextMeetingUntilItIsDone() throws Exception {
        openNew("2023-10-05", 8);
        page.locator("[data-add=t]").click();
        Locator task = page.locator("[data-lines=t] > [data-line]").first();
        task.locator("[data-key$='.task']").fill("Hoàn thiện báo cáo (mẫu)");
        task.locator("[data-key$='.person']").selectOption(optionOf(4));
        task.locator("[data-key$='.due']").fill("20/10/2023");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");

        openNew("2023-11-05", 9);
        Locator carried =
                page.locator(".record-task", new Page.LocatorOptions().setHasText("Hoàn thiện báo cáo (mẫu)"));
        assertThat(carried.locator(".badge-bad")).containsText("20/10/2023");
        carried.locator("input[type=checkbox]").check();
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "2023-11-05", tables.only("select done_on from assigned_task where task = 'Hoàn thiện báo cáo (mẫu)'"));

        openNew("2023-12-05", 10);
        assertThat(page.locator(".record-task", new Page.LocatorOptions().setHasText("Hoàn thiện báo cáo (mẫu)")))
                .hasCount(0);
    }

    @Test
    void isWrittenByTheKeyboardAlone() throws Exception {
        String ref = openNew("2023-01-12", 11);
        page.locator(".record-rest").focus();
        page.keyboard().press("Enter");
        page.locator(".roll-row input:checked").first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("3");
        key("place").focus();
        page.keyboard().type("Phòng bàn phím");
        page.locator("[data-add=c]").focus();
        page.keyboard().press("Enter");
        // The new line has the focus at the speaker; the next fields follow by the tab key.
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("Góp ý bằng bàn phím (mẫu)");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Control+s");
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(
                "Phòng bàn phím 1 Góp ý bằng bàn phím (mẫu) ACCEPTED",
                tables.only("select concat_ws(' ', m.place, m.absent_count, c.text, c.reply_kind) from meeting m"
                        + " join contribution c on c.meeting_id = m.id where m.ref = '" + ref + "'"));
    }

    @Test
    void makesOneRecordOfADoubleClick() throws Exception {
        openNew("2023-02-13", 12);
        page.locator("[data-add=c]").click();
        Locator line = page.locator("[data-lines=c] > [data-line]").first();
        line.locator("[data-key$='.member']").selectOption(optionOf(1));
        line.locator("[data-key$='.text']").fill("Chỉ một lần (mẫu)");
        page.locator("[id='record:save']").dblclick();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals("1", tables.only("select count(*) from contribution where text = 'Chỉ một lần (mẫu)'"));
    }

    @Test
    void isPutOffWithAReasonAndPlannedAnew() throws Exception {
        String ref = openNew("2023-02-20", 13);
        page.locator("summary").click();
        page.locator("[id='life:postpone']").click();
        assertThat(page.locator("[id='life:reasonMessage']")).containsText("Hãy ghi lý do");
        page.locator("[id='life:reason']").fill("Mưa lũ (mẫu)");
        page.locator("[id='life:postpone']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Hoãn");
        assertThat(page.locator("#record")).hasCount(0);
        page.locator("[id='life:newDay']").fill("27/02/2023");
        page.locator("[id='life:replan']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xếp lịch");
        assertEquals("2023-02-27", tables.only("select held_on from meeting where ref = '" + ref + "'"));
        assertEquals(
                "PLANNED>POSTPONED>PLANNED",
                tables.only("select string_agg(to_status, '>' order by v.id) from meeting_move v"
                        + " join meeting m on m.id = v.meeting_id where m.ref = '" + ref + "'"));
    }

    @Test
    void isTakenBackToPlannedWhenItWasOpenedByMistake() throws Exception {
        String ref = openNew("2023-02-21", 15);
        tables.run("update meeting set status = 'HELD' where ref = '" + ref + "'");
        tables.run(
                "insert into roll_call_entry (meeting_id, member_id, category, mark, year) select m.id, s.member_id, 'O', 'N', m.year"
                        + " from meeting m join membership s on s.cell_id = m.cell_id where m.ref = '" + ref
                        + "' limit 3");
        page.reload();
        page.locator("summary").click();
        page.locator("[id='life:closeUnheld']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xếp lịch");
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from roll_call_entry e join meeting m on m.id = e.meeting_id where m.ref = '"
                                + ref + "'"));
        page.locator("summary").click();
        assertThat(page.locator("[id='life:postpone']")).isVisible();
    }

    @Test
    void takesTheBaseOfItsVotesFromARollCallCorrectedOnItsOwn() throws Exception {
        String ref = openNew("2023-03-21", 16);
        page.locator(".record-rest").click();
        page.locator("[data-add=v]").click();
        Locator vote = page.locator("[data-lines=v] > [data-line]").first();
        assertThat(vote.locator("[data-key$='.agree']")).hasValue("14");
        vote.locator("[data-key$='.subject']").fill("Theo điểm danh (mẫu)");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        tables.run("update meeting_vote set base = 15, agree = 15 where subject = 'Theo điểm danh (mẫu)'");
        page.navigate(server.url() + "rollcall/take.xhtml?meeting=" + ref);
        page.locator("[id='roll:save']").click();
        assertThat(page.locator("[id='roll:problems']")).containsText("nhiều hơn 14 đồng chí");
        tables.run("update meeting_vote set agree = 13 where subject = 'Theo điểm danh (mẫu)'");
        page.locator("[id='roll:save']").click();
        assertThat(page).hasURL(Pattern.compile(".*year\\.xhtml.*"));
        assertEquals("14", tables.only("select base from meeting_vote where subject = 'Theo điểm danh (mẫu)'"));
    }

    @Test
    void tellsWhatPeopleSaidOnlyInTheCellAndDirectlyAbove() throws Exception {
        String ref = tables.meeting(CELL + "-2021-CD01");
        String said =
                tables.only("select c.text from contribution c join meeting m on m.id = c.meeting_id where m.ref = '"
                        + ref + "' order by c.position limit 1");
        String path = "/rollcall/record.xhtml?meeting=" + ref;
        assertTrue(Visit.signedIn(server, "bithu", PASSWORD).get(path).text().contains(said));
        assertTrue(Visit.signedIn(server, "canbo", PASSWORD).get(path).text().contains(said));
        assertEquals(404, Visit.signedIn(server, "dangvien", PASSWORD).get(path).status());
    }

    @Test
    void refusesADraftOfAStrangerAndOneThatIsNone() throws Exception {
        String own = tables.meeting(CELL + "-2022-CD03");
        String foreign = tables.meeting("LS.HM.X1.T1-2021-CD01");
        Visit secretary = Visit.signedIn(server, "bithu", PASSWORD);
        assertEquals(404, draft(secretary, foreign, "{\"place\":\"x\"}").status());
        assertEquals(413, draft(secretary, own, "[1]").status());
        assertEquals(404, draft(secretary, UUID.randomUUID().toString(), "{}").status());
        assertEquals(
                403,
                secretary
                        .send(
                                "POST",
                                "/rollcall/draft?meeting=" + own + "&version=1",
                                "application/json",
                                "{}".getBytes())
                        .status(),
                "without the header of our own script");
    }

    private static Http.Answer draft(Visit visit, String meeting, String json) {
        return visit.send(
                "POST",
                "/rollcall/draft?meeting=" + meeting + "&version=1",
                "application/json",
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of("X-Requested-By", "test"));
    }

    @Test
    void namesNobodyWhomTheCellDoesNotKnowOnTheDay() throws Exception {
        String stranger = tables.only("select s.member_id from membership s join unit u on u.id = s.cell_id"
                + " where u.code <> '" + CELL
                + "' and not exists (select from membership o join unit c on c.id = o.cell_id"
                + " where c.code = '" + CELL + "' and o.member_id = s.member_id) limit 1");
        String ref = null;
        int number = 17;
        for (String field : List.of("chair", "minutes")) {
            ref = openNew("2023-03-20", ++number);
            key(field).evaluate("(control, id) => control.add(new Option(id, id, true, true))", stranger);
            page.locator("[id='record:save']").click();
            assertThat(page.locator("[id='record:problems']")).containsText("không thuộc chi bộ này");
        }
        key("minutes").selectOption("");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        // Who was named before stays, as a file may have said.
        tables.run("update meeting set chair_id = " + stranger + " where ref = '" + ref + "'");
        page.reload();
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".record-kept")).containsText("Đã lưu");
        assertEquals(stranger, tables.only("select chair_id from meeting where ref = '" + ref + "'"));
    }

    @Test
    void marksNobodyWhomNobodyMarked() throws Exception {
        String ref = openNew("2023-11-06", 41);
        key("place").fill("Phòng họp (mẫu)");
        page.locator(".roll-row").nth(2).getByText("Vắng không lý do").click();
        page.locator("[id='record:save']").click();
        assertThat(page.locator("[id='record:problems']")).containsText("Còn 13 người chưa điểm danh");
        assertEquals("HELD 13 1", marks(ref));
        page.locator(".record-rest").click();
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã điểm danh");
        assertEquals("RECORDED 0 1", marks(ref));
    }

    private String marks(String ref) {
        return tables.only(
                "select concat_ws(' ', m.status, count(*) filter (where e.mark = 'N'), count(*) filter (where e.mark = 'A'))"
                        + " from meeting m join roll_call_entry e on e.meeting_id = m.id where m.ref = '" + ref
                        + "' group by m.status");
    }

    @Test
    void namesWhatIsMissingBeforeItIsConfirmedAndLeadsThere() throws Exception {
        String ref = openNew("2023-11-07", 42);
        page.locator(".record-rest").click();
        page.locator("[id='record:saveAndConfirm']").click();
        Locator missing = page.locator(".record-missing");
        assertThat(missing.locator("li")).hasCount(6);
        Browser.screenshot(page, "record-missing");
        missing.getByText("Chủ trì", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(key("chair")).isFocused();
        assertEquals("RECORDED", tables.only("select status from meeting where ref = '" + ref + "'"));
        fillWhatIsNeeded();
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
    }

    @Test
    void asksForAReasonWhenSomebodyWithAPartWasAway() throws Exception {
        String ref = openNew("2023-11-08", 43);
        fillWhatIsNeeded();
        String chair = key("chair").inputValue();
        page.locator("[data-key='roll." + chair + ".mark'][value=ABSENT]").evaluate("radio => radio.labels[0].click()");
        assertThat(page.locator(".record-away")).isVisible();
        page.locator("[data-add=c]").click();
        Locator line = page.locator("[data-lines=c] > [data-line]").first();
        line.locator("[data-key$='.member']").selectOption(chair);
        line.locator("[data-key$='.text']").fill("Gửi ý kiến bằng văn bản (mẫu)");
        page.locator("[id='record:saveAndConfirm']").click();
        assertThat(page.locator("[id='life:awayReason']")).isVisible();
        assertEquals(
                "RECORDED 0 0",
                tables.only(
                        "select concat_ws(' ', status, contribution_count, speaker_count) from meeting where ref = '"
                                + ref + "'"));
        page.locator("[id='life:awayReason']").fill("Chủ trì qua điện thoại (mẫu)");
        page.locator("[id='life:confirm']").click();
        assertThat(page.locator(".page-title .badge")).hasText("Đã xác nhận");
        assertThat(page.locator(".life")).containsText("Chủ trì qua điện thoại (mẫu)");
    }

    /** What a record must say before it is confirmed, with everybody present. */
    private void fillWhatIsNeeded() {
        key("startsAt").fill("14:00");
        key("endsAt").fill("16:00");
        key("place").fill("Phòng họp (mẫu)");
        key("chair").selectOption(optionOf(0));
        key("minutes").selectOption(optionOf(1));
        key("conclusion").fill("Kết luận (mẫu)");
        page.locator(".record-rest").click();
    }

    /** Opens the record of a new regular meeting of the cell. */
    private String openNew(String day, int number) {
        String code = UUID.randomUUID().toString();
        aMeeting(code, day).number(number).load(Api.of(server), CELL);
        String ref = tables.meeting(code);
        if (!page.url().startsWith(server.url())) {
            signIn(page, "bithu");
        }
        page.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
        assertThat(page.locator(".roll-row")).hasCount(14);
        return ref;
    }

    private void signIn(Page at, String login) {
        People.of(server).enter(at, login);
    }

    private Locator field(String id) {
        return page.locator("[id='meeting:" + id + "']");
    }

    private Locator key(String key) {
        return page.locator("[data-key='" + key + "']");
    }

    private String name(int place) {
        return names().get(place);
    }

    private String optionOf(int place) {
        return tables.only(
                "select m.id from member m join membership s on s.member_id = m.id join unit u on u.id = s.cell_id"
                        + " where u.code = '" + CELL + "' order by m.code offset " + place + " limit 1");
    }

    private List<String> names() {
        return List.of(
                tables.only("select string_agg(m.family_and_middle_name || ' ' || m.given_name, '|' order by m.code)"
                                + " from member m join membership s on s.member_id = m.id join unit u on u.id = s.cell_id"
                                + " where u.code = '" + CELL + "'")
                        .split("\\|"));
    }
}
