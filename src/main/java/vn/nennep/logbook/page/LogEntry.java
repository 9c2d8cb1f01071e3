package vn.nennep.logbook.page;

import java.io.Serializable;
import java.util.List;
import vn.nennep.logbook.AuditRow;

/**
 * An entry of the log in words.
 *
 * @param who name of the person; the login when the account is out of sight
 * @param subject the word for the thing
 * @param which the thing's name; empty when it has none
 * @param lines what changed, one change a line
 */
public record LogEntry(AuditRow row, String who, String subject, String which, List<String> lines)
        implements Serializable {

    /** Lines that are shown at once; more of them are behind a press. */
    private static final int SHORT = 4;

    public boolean isLong() {
        return lines.size() > SHORT;
    }
}
