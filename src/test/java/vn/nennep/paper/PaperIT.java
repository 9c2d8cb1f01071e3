package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Papers by REST: read back as Word files and as PDF, and what is refused. */
class PaperIT {

    private static final String CELL = "unit=LS.KCQ.BDV&year=2021";

    private static TestServer server;
    private static Tables tables;
    private static Http office;
    private static Http secretary;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        office = server.http().as("tinhuy", People.PASSWORD);
        secretary = server.http().as("bithu", People.PASSWORD);
        tables = Tables.of(server);
        Api.of(server).consolidate(2021);
    }

    @Test
    void theReportOfTheCellOf2021SaysWhatTheArticleSays() throws IOException {
        ReadPaper paper = docx("cell-report?" + CELL);
        assertTrue(
                paper.text()
                        .contains(
                                "Năm 2021, Chi bộ đã đăng ký với Đảng ủy Khối các cơ quan tỉnh, xác định 02 nhiệm vụ trọng tâm là: tập"
                                        + " trung lãnh đạo cán bộ, đảng viên nâng cao chất lượng công tác tham mưu"),
                paper.text());
        assertTrue(paper.text()
                .contains("tổ chức được 06 kỳ chuyên đề, đó là: (1) giải pháp đổi mới và nâng cao chất lượng"));
        assertTrue(paper.text().contains("(6) công tác dân vận của một số đơn vị trên địa bàn tỉnh."));
        assertTrue(paper.text()
                .contains("Các buổi sinh hoạt đã thu hút 84 lượt đảng viên tham gia nghiên cứu, học tập, thảo luận"));
        assertTrue(paper.text().contains("đạt 100% (84/84 lượt), với 14 đồng chí tham dự"));
        assertTrue(paper.text().contains("có 14 đảng viên, 100% là đảng viên chính thức"));
    }

    @Test
    void aYearWithoutFiguresSaysSoAndShowsNoZeros() throws IOException {
        ReadPaper paper = docx("cell-report?unit=LS.KCQ.BDV&year=2019");
        assertTrue(paper.text().contains("Chưa có số liệu được công bố của Chi bộ Ban Dân vận Tỉnh ủy cho năm 2019."));
        assertFalse(paper.text().contains("Tổng số kỳ sinh hoạt"), paper.text());
        assertFalse(paper.text().matches("(?s).*\\b0+\\b.*"), paper.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan | unit=LS.KCQ.BDV&year=2021 | Số 01-KH/CB | KẾ HOẠCH | Giải pháp đổi mới và nâng cao chất lượng",
                "notice | meeting=LS.KCQ.BDV-2021-CD01 | 14 giờ 00, thứ Tư, ngày 24 tháng 02 năm 2021 | THÔNG BÁO | Giải pháp đổi mới",
                "attendance-sheet | meeting=LS.KCQ.BDV-2021-CD01 | Phải dự: 14; có mặt: 14 | ĐIỂM DANH | Lộc Hữu Hà",
                "attendance-sheet | unit=LS.KCQ.BDV&year=2021 | Buổi sinh hoạt: … | ĐIỂM DANH | Trần Đức Ước",
                "minutes | meeting=LS.KCQ.BDV-2021-CD01 | có mặt: 14 (chính thức: 14 | NGƯỜI GHI BIÊN BẢN | CHỦ TRÌ",
                "resolution | meeting=LS.KCQ.BDV-2021-CD01 | NGHỊ QUYẾT | sinh hoạt chuyên đề kỳ 1 năm 2021 | có mặt: 14",
                "key-tasks | unit=LS.KCQ.BDV&year=2021 | đăng ký 02 nhiệm vụ trọng tâm năm 2021 | BẢN ĐĂNG KÝ | ngày 31 tháng 12",
                "score-sheet | meeting=LS.KCQ.BDV-2021-CD01 | BẢNG CHẤM ĐIỂM | Tổng cộng | Xếp loại",
                "cell-report | unit=LS.KCQ.BDV&year=2021 | 06 kỳ chuyên đề | 84 lượt đảng viên | 02 nhiệm vụ trọng tâm",
                "consolidated-report | unit=LS&year=2021 | BIỂU TỔNG HỢP | Đảng ủy Khối các cơ quan tỉnh | T/M BAN THƯỜNG VỤ"
            })
    void everyKindIsAWordFileAndAPdfThatSayTheSame(String kind, String query, String first, String second, String third)
            throws IOException {
        String asked = query.startsWith("meeting=") ? "meeting=" + tables.meeting(query.substring(8)) : query;
        ReadPaper word = docx(kind + "?" + asked);
        ReadPaper pdf = pdf(kind + "?" + asked);
        for (String expected : List.of(first, second, third, "ĐẢNG CỘNG SẢN VIỆT NAM")) {
            assertTrue(word.text().replaceAll("\\s+", " ").contains(expected), expected + " in " + word.text());
            assertTrue(pdf.text().contains(expected), expected + " in " + pdf.text());
        }
        assertFalse(word.text().contains("{{"), word.text());
    }

    @Test
    void whatPeopleSaidIsForTheCellAndDirectlyAboveAlone() {
        String minutes = "/api/v1/papers/minutes?meeting=" + tables.meeting("LS.KCQ.DB1.C1-2021-CD01");
        assertEquals(
                403, server.http().as("canbo", People.PASSWORD).get(minutes).status());
        assertEquals(
                404, server.http().as("bithu", People.PASSWORD).get(minutes).status());
    }

    private static ReadPaper pdf(String address) throws IOException {
        Http.Answer answer = reader(address).get("/api/v1/papers/" + address + "&format=pdf");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("application/pdf", answer.header("Content-Type"));
        return ReadPaper.pdf(answer.body());
    }

    /** What was said in a meeting is not read further up than directly above it. */
    private static Http reader(String address) {
        return address.contains("unit=LS&") ? office : secretary;
    }

    @Test
    void aPartOfAYearHasItsOwnFiguresAndSessions() throws IOException {
        ReadPaper quarter = docx("cell-report?unit=LS.KCQ.BDV&period=2021-Q1");
        assertTrue(quarter.text().contains("kết quả sinh hoạt chuyên đề quý I năm 2021"), quarter.text());
        assertTrue(
                quarter.text().contains("tổ chức được 01 kỳ chuyên đề, đó là: (1) giải pháp đổi mới"), quarter.text());
        assertTrue(quarter.text().contains("14 lượt đảng viên tham gia"), quarter.text());
        assertTrue(quarter.text().contains("ngày 31 tháng 3 năm 2021"), quarter.text());
        assertFalse(quarter.text().contains("học tập tấm gương"), quarter.text());
        assertFalse(quarter.text().contains("Nhiệm vụ trọng tâm hoàn thành"), "what belongs to a year is left out");
        ReadPaper half = docx("consolidated-report?unit=LS&year=2021&period=2021-H1");
        assertTrue(half.text().contains("6 tháng đầu năm 2021"), half.text());
    }

    private static ReadPaper docx(String address) throws IOException {
        Http.Answer answer = reader(address).get("/api/v1/papers/" + address);
        assertEquals(200, answer.status(), answer.text());
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                answer.header("Content-Type"));
        return ReadPaper.docx(answer.body());
    }

    @Test
    void whatDoesNotExistIsRefused() {
        for (String none : List.of("nothing?" + CELL, "cell-report?unit=XX&year=2021")) {
            assertEquals(404, office.get("/api/v1/papers/" + none).status(), none);
        }
        for (String wrong : List.of(
                "cell-report?year=2021",
                "cell-report?unit=LS.KCQ.BDV",
                "minutes",
                "minutes?meeting=x",
                "cell-report?unit=LS.KCQ.BDV&year=1",
                "cell-report?unit=LS.KCQ.BDV&year=2021&period=2021-Q5",
                "cell-report?unit=LS.KCQ.BDV&year=2021&period=2020-Q1",
                "cell-report?format=odt&" + CELL)) {
            assertEquals(400, office.get("/api/v1/papers/" + wrong).status(), wrong);
        }
    }
}
