package vn.nennep.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import vn.nennep.quality.Grade;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Rate;

/** How papers write days, hours, numbers and lists. Papers are Vietnamese, whoever asks for them. */
final class PaperWords {

    private static final int TWO_DIGITS = 10;
    private static final List<String> WEEKDAYS =
            List.of("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật");

    private PaperWords() {}

    /** {@code ngày 05 tháng 02 năm 2026}: a zero before days below 10 and before the months 1 and 2. */
    static String date(LocalDate day) {
        int month = day.getMonthValue();
        return "ngày %02d tháng %s năm %d"
                .formatted(day.getDayOfMonth(), month <= 2 ? "0" + month : String.valueOf(month), day.getYear());
    }

    /** {@code thứ Tư}. */
    static String weekday(LocalDate day) {
        return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
    }

    /** {@code 14 giờ 00}; empty for null. */
    static String hour(LocalTime time) {
        return time == null ? "" : "%02d giờ %02d".formatted(time.getHour(), time.getMinute());
    }

    /** A count with two digits at least, {@code 06}, as papers have it. */
    static String count(long number) {
        return number < TWO_DIGITS ? "0" + number : grouped(number);
    }

    /** A number in a table: {@code 5.607}. */
    static String grouped(long number) {
        return String.format(Messages.VIETNAMESE, "%,d", number);
    }

    /** {@code 100%}, {@code 92,86%}; empty for a rate of nothing. */
    static String rate(Rate rate) {
        return rate.isDefined() ? rate.text(Messages.VIETNAMESE).replace(" ", "") : "";
    }

    /** {@code (1) giải pháp …; (2) học tập …}: each begins small, as within a sentence. */
    static String numbered(List<String> texts) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            list.append(i == 0 ? "" : "; ")
                    .append('(')
                    .append(i + 1)
                    .append(") ")
                    .append(small(texts.get(i)));
        }
        return list.toString();
    }

    /** {@code tập trung lãnh đạo …; tăng cường …}. */
    static String listed(List<String> texts) {
        return String.join("; ", texts.stream().map(PaperWords::small).toList());
    }

    /** A text within a sentence: its first letter small, unless it begins an abbreviation, and without a stop at its end. */
    static String small(String text) {
        String tidy = text.strip().replaceAll("[.;,]+$", "");
        boolean abbreviation = tidy.length() > 1 && Character.isUpperCase(tidy.charAt(1));
        return tidy.isEmpty() || abbreviation
                ? tidy
                : tidy.substring(0, 1).toLowerCase(Messages.VIETNAMESE) + tidy.substring(1);
    }

    /** Capitals of a head. */
    static String capitals(String text) {
        return text.toUpperCase(Messages.VIETNAMESE);
    }

    /** A label of an enumeration within a sentence. */
    static String label(Enum<?> value) {
        return value == null ? "" : Messages.label(Messages.VIETNAMESE, value);
    }

    /** A grade by its name; empty for null. */
    static String grade(String grade) {
        return grade == null ? "" : label(Grade.valueOf(grade));
    }

    /** A number as it was given: {@code 9,5}; empty for null. */
    static String points(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** Nothing for null. */
    static String text(String text) {
        return text == null ? "" : text;
    }

    static Locale language() {
        return Messages.VIETNAMESE;
    }
}
