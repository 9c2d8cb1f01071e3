package vn.nennep.exchange;

import java.util.List;
import java.util.Locale;
import vn.nennep.shared.Messages;

/**
 * What is wrong with one field of a file.
 *
 * @param line line of the file where the row begins; the header is line 1
 * @param column name of the column, or the header's line as found when it is about the header
 * @param key message key of the reason
 * @param facts what the reason names
 * @param sheet name of the sheet; null for a file without sheets
 * @param cell address of the cell on it, such as {@code C7}; null where there is none
 */
public record Fault(long line, String column, String key, List<String> facts, String sheet, String cell) {

    /** The most faults of one file that are kept in memory; others are found once these are mended. */
    static final int MOST = 100_000;

    private static final int LONGEST_FACT = 300;

    public Fault {
        // A file that is one endless value must not be kept whole for each of its faults.
        column = shortened(column);
        facts = facts.stream().map(Fault::shortened).toList();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FACT ? text : text.substring(0, LONGEST_FACT) + "…";
    }

    Fault(long line, String column, String key, List<String> facts) {
        this(line, column, key, facts, null, null);
    }

    /** The same with the address of its cell. */
    Fault in(FileTable table) {
        return new Fault(
                line,
                column,
                key,
                facts,
                table.sheet().orElse(null),
                table.cell(column, line).orElse(null));
    }

    static Fault of(long line, String column, String key, String... facts) {
        return new Fault(line, column, key, List.of(facts));
    }

    /** The reason in the person's language. */
    public String reason(Locale locale) {
        return Messages.text(locale, key, facts);
    }
}
