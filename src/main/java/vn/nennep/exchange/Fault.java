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
 */
public record Fault(long line, String column, String key, List<String> facts) {

    public Fault {
        facts = List.copyOf(facts);
    }

    static Fault of(long line, String column, String key, String... facts) {
        return new Fault(line, column, key, List.of(facts));
    }

    /** The reason in the person's language. */
    public String reason(Locale locale) {
        return Messages.text(locale, key, facts);
    }
}
