package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.TestServer;

/** Papers by REST: read back as Word files and as PDF, and what is refused. */
class PaperIT {

    private static final String CELL = "unit=LS.KCQ.BDV&year=2021";

    private static TestServer server;
    private static Http office;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        office = server.http().as("tinhuy", People.PASSWORD);
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

    private static ReadPaper docx(String address) throws IOException {
        Http.Answer answer = office.get("/api/v1/papers/" + address);
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
                "cell-report?format=odt&" + CELL)) {
            assertEquals(400, office.get("/api/v1/papers/" + wrong).status(), wrong);
        }
    }
}
