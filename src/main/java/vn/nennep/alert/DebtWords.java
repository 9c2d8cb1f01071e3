package vn.nennep.alert;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.nennep.shared.Messages;

/** What is owed, in words. */
public final class DebtWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private DebtWords() {}

    /** What it is, e.g. "Sinh hoạt thường kỳ tháng 3/2026". */
    public static String what(Locale locale, Debt debt) {
        return Messages.text(
                locale, "alert.debt." + debt.kind(), Integer.toString(debt.number()), Integer.toString(debt.year()));
    }

    /** A whole line: the cell, what it owes, since when. */
    static String line(Locale locale, Debt debt) {
        return Messages.text(
                locale,
                debt.isLate() ? "alert.debt.line.late" : "alert.debt.line",
                debt.cellName(),
                what(locale, debt),
                DAY.format(debt.dueOn()),
                debt.daysLate());
    }
}
