package vn.nennep.bench.data;

import java.util.List;
import java.util.SplittableRandom;

/** A Vietnamese name, family and middle names first. */
record MadeUpName(String familyAndMiddle, String given) {

    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Lộc", "Vi", "Đặng", "Bế", "Mã", "Lương", "Hà", "Đinh",
            "Vũ", "Võ", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Triệu", "Hứa", "Chu", "Đàm");
    private static final List<String> MIDDLES = List.of(
            "Văn",
            "Thị",
            "Hữu",
            "Đức",
            "Minh",
            "Xuân",
            "Quang",
            "Thanh",
            "Ngọc",
            "Thu",
            "Công",
            "Đình",
            "Thị Kim",
            "Thị Thúy");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Chiến", "Dũng", "Đông", "Giang", "Hà", "Hiền", "Hùng", "Khánh", "Lan", "Linh", "Mai", "Nam",
            "Oanh", "Phúc", "Quân", "Sơn", "Thảo", "Tuấn", "Uyên", "Vinh", "Xuân", "Yến", "Huệ", "Nghĩa", "Quỳnh",
            "Thủy");

    static MadeUpName drawn(SplittableRandom random) {
        return new MadeUpName(one(FAMILIES, random) + " " + one(MIDDLES, random), one(GIVEN, random));
    }

    static String one(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
