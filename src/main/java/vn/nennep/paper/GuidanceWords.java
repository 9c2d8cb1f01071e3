package vn.nennep.paper;

import java.time.LocalDate;
import java.util.Map;
import vn.nennep.guidance.GuidanceRow;

/** How a paper names a document that it rests on. */
final class GuidanceWords {

    /** What the abbreviation in a number stands for; QĐ has two meanings, so a document with it is named by its number alone. */
    private static final Map<String, String> TYPES =
            Map.of("HD", "Hướng dẫn", "CT", "Chỉ thị", "NQ", "Nghị quyết", "KL", "Kết luận", "KH", "Kế hoạch");

    private GuidanceWords() {}

    /** {@code Hướng dẫn số 09-HD/TU, ngày 29/5/2019 của Ban Thường vụ Tỉnh ủy Lạng Sơn}. */
    static String of(GuidanceRow document) {
        LocalDate day = document.issuedOn();
        String type = document.number().replaceFirst("^\\d+-", "").replaceFirst("/.*$", "");
        return "%s số %s, ngày %d/%d/%d của %s"
                .formatted(
                        TYPES.getOrDefault(type, "Văn bản"),
                        document.number(),
                        day.getDayOfMonth(),
                        day.getMonthValue(),
                        day.getYear(),
                        document.issuer());
    }
}
