package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What needs whom in the demonstration's second year, half-way through. */
class AlertIT {

    private static final String PASSWORD = "nennep-2021";
    private static final String PAGE = "/alert/now.xhtml";

    private static TestServer server;
    private static Tables tables;
    private static People people;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
    }

    @Test
    void tellsTheSecretaryWhatIsOpenInTheCell() {
        String page = of("bithu", "?day=2022-07-12");
        String session = tables.meeting("LS.KCQ.BDV-2022-CD03");
        assertTrue(page.contains("lần 3 ngày 22/06/2022: 1 ý kiến chưa được trả lời"), page);
        assertTrue(page.contains("/rollcall/record.xhtml?meeting=" + session), page);
        assertTrue(page.contains("Quá hạn ngày 10/06/2022: Rút kinh nghiệm sau ba tháng"), page);
        assertTrue(page.contains("vắng có lý do 4 kỳ thường kỳ liên tiếp (từ 08/02/2022 đến 05/05/2022)"), page);
        assertTrue(page.contains("vắng không lý do 1 kỳ, gần nhất ngày 20/04/2022"), page);
        assertTrue(page.contains("dự thảo chưa được thông qua"), page);
        assertTrue(page.contains("Nhiều đồng chí đi công tác cơ sở"), "the postponed meeting: " + page);
        assertFalse(page.contains("Năm bước kiểm chứng"), "what somebody said is read in the record only");
        assertFalse(page.contains("Thiếu sinh hoạt chuyên đề"), "each quarter that is over had one: " + page);
    }

    @Test
    void looksAtAYearThatIsOverFromItsEnd() {
        String page = of("bithu", "?year=2022");
        assertTrue(page.contains("Tính đến hết ngày 31/12/2022"), page);
        assertTrue(page.contains("Thiếu sinh hoạt chuyên đề quý 3, 4"), page);
        assertTrue(page.contains("Nhiệm vụ trọng tâm 2 quá hạn ngày 31/10/2022"), page);
        assertFalse(of("bithu", "?year=2021").contains("Thiếu sinh hoạt"), "the article's year lacks nothing");
    }

    @Test
    void tellsTheOfficerWhatCellsWaitForAndNamesNobodyWhoWasAway() {
        String page = of("canbo", "?day=2022-07-12");
        assertTrue(page.contains("Kế hoạch 05-KH/CB báo cáo ngày 27/05/2022 đang chờ trả lời"), page);
        assertTrue(page.contains("tự đánh giá ngày 20/06/2022 đang chờ đánh giá"), page);
        assertTrue(page.contains("Chưa ban hành kế hoạch năm 2022"), page);
        assertTrue(page.contains("Thiếu sinh hoạt chuyên đề 1 quý (quý 2)"), page);
        assertFalse(page.contains("vắng có lý do"), page);
        assertFalse(page.contains("Huyện ủy mẫu") || page.contains("Nà Mẫu"), "another branch: " + page);
    }

    @Test
    void tellsTheMemberOnlyOfTheOwn() {
        String page = of("dangvien", "?day=2022-07-12");
        assertTrue(page.contains("Đồng chí trình bày chuyên đề lần 5 ngày 20/07/2022"), page);
        assertTrue(page.contains("hạn ngày 30/07/2022: Hướng dẫn đảng viên cài đặt bảo mật"), page);
        assertTrue(page.contains("đang chờ chi ủy xem xét: Bảo vệ bí mật nhà nước"), page);
        assertFalse(page.contains("ý kiến chưa được trả lời"), page);
        assertFalse(page.contains("liên tiếp"), page);
        assertTrue(of("dangvien", "?year=2021").contains("Lý do: Nội dung thuần nghiệp vụ"));
    }

    @Test
    void sumsTheProvinceByTheCommitteesBelowIt() {
        String page = of("tinhuy", "?day=2022-07-12");
        assertTrue(page.contains("3/3 chi bộ chưa ban hành kế hoạch năm"), page);
        assertFalse(page.contains("Chi bộ Ban Dân vận"), "no cell by itself: " + page);
    }

    @Test
    void isQuietForACellThatHasNothing() {
        people.add("alert.stranger", "MEMBER", "LS.HM.X1.T2");
        String page = of("alert.stranger", "?year=2021");
        assertTrue(page.contains("Không có việc gì đang chờ đồng chí."), page);
    }

    @Test
    void refusesAnAuditorAndAYearThatIsNone() {
        assertEquals(403, Visit.signedIn(server, "kiemtra", PASSWORD).get(PAGE).status());
        Visit secretary = Visit.signedIn(server, "bithu", PASSWORD);
        assertEquals(404, secretary.get(PAGE + "?year=0").status());
        assertEquals(404, secretary.get(PAGE + "?year=x").status());
        assertEquals(404, secretary.get(PAGE + "?day=2022-02-30").status());
    }

    private static String of(String login, String parameters) {
        var answer = Visit.signedIn(server, login, PASSWORD).get(PAGE + parameters);
        assertEquals(200, answer.status(), login + parameters);
        return answer.text();
    }
}
