package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How papers write, in the style of a report of 2021. */
class ProseTest {

    @Test
    void theResultsOfAYearAreWrittenAsACellWroteThem() {
        Map<String, String> fields = new HashMap<>(Map.of(
                "year", "2021",
                "unitShort", "Chi bộ",
                "superiorUnit", "Đảng ủy Khối các cơ quan tỉnh",
                "keyTaskCount", PaperWords.count(2),
                "keyTaskList", PaperWords.listed(List.of("Tập trung lãnh đạo.", "Tăng cường công tác")),
                "topicList", PaperWords.numbered(List.of("Giải pháp đổi mới", "NQ 35 trong thực tiễn")),
                "thematicSessions", PaperWords.count(6),
                "thematicPresent", PaperWords.count(84),
                "thematicDue", PaperWords.count(84),
                "thematicRate", "100%"));
        fields.put("people", PaperWords.count(14));
        assertEquals(
                "Năm 2021, Chi bộ đã đăng ký với Đảng ủy Khối các cơ quan tỉnh, xác định 02 nhiệm vụ trọng tâm là: tập trung lãnh"
                        + " đạo; tăng cường công tác. Trên cơ sở đó đã xây dựng kế hoạch triển khai thực hiện, tổ chức được 06 kỳ"
                        + " chuyên đề, đó là: (1) giải pháp đổi mới; (2) NQ 35 trong thực tiễn. Các buổi sinh hoạt đã thu hút 84 lượt"
                        + " đảng viên tham gia nghiên cứu, học tập, thảo luận; tỷ lệ đảng viên dự sinh hoạt chuyên đề đạt 100% (84/84"
                        + " lượt), với 14 đồng chí tham dự.",
                Prose.of("cell-report-results").with(name -> fields.getOrDefault(name, "")));
    }

    @Test
    void aYearWithoutTasksAndSessionsSaysSo() {
        assertEquals(
                "Trong kỳ báo cáo, Chi bộ chưa tổ chức sinh hoạt chuyên đề.",
                Prose.of("cell-report-results").with(name -> name.equals("unitShort") ? "Chi bộ" : ""));
    }

    @Test
    void daysAndNumbersHaveTheirZeros() {
        assertEquals("ngày 05 tháng 02 năm 2026", PaperWords.date(LocalDate.of(2026, 2, 5)));
        assertEquals("ngày 05 tháng 3 năm 2026", PaperWords.date(LocalDate.of(2026, 3, 5)));
        assertEquals("ngày 31 tháng 12 năm 2021", PaperWords.date(LocalDate.of(2021, 12, 31)));
        assertEquals("thứ Tư", PaperWords.weekday(LocalDate.of(2021, 2, 24)));
        assertEquals("Chủ nhật", PaperWords.weekday(LocalDate.of(2021, 12, 5)));
        assertEquals("00", PaperWords.count(0));
        assertEquals("09", PaperWords.count(9));
        assertEquals("10", PaperWords.count(10));
        assertEquals("5.607", PaperWords.count(5607));
    }

    @Test
    void termsFollowEachOther() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        assertEquals(new Term(first, LocalDate.of(2024, 12, 31)), Term.of(first, 60, LocalDate.of(2024, 12, 31)));
        assertEquals(
                new Term(LocalDate.of(2025, 1, 1), LocalDate.of(2029, 12, 31)),
                Term.of(first, 60, LocalDate.of(2025, 1, 1)));
        assertEquals(
                new Term(LocalDate.of(2017, 7, 1), LocalDate.of(2019, 12, 31)),
                Term.of(first, 30, LocalDate.of(2019, 12, 31)));
    }
}
