package vn.nennep.access.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import vn.nennep.access.LogService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditFilter;
import vn.nennep.audit.AuditRow;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.RefusedException;

/** The log, newest first, narrowed by unit, person, action and days; all of it is in the address. */
@Named
@RequestScoped
public class LogPage {

    private static final int ROWS_A_PAGE = 50;
    private static final Set<String> INNER =
            Set.of("id", "ref", "unit_id", "cell_id", "account_id", "session_generation");

    @Inject
    private LogService log;

    @Inject
    private PageMessages messages;

    private String unit;
    private String login;
    private AuditAction action;
    private LocalDate from;
    private LocalDate to;
    private Long below;
    private List<AuditRow> rows = List.of();
    private boolean more;

    public void load() {
        messages.open(() -> {
            if (!isDay(from) || !isDay(to)) {
                throw RefusedException.notFound("access.not-found");
            }
            AuditFilter filter =
                    new AuditFilter(login == null || login.isBlank() ? null : login.strip(), action, from, to);
            rows = log.list(unit, filter, below, ROWS_A_PAGE + 1);
            more = rows.size() > ROWS_A_PAGE;
            if (more) {
                rows = rows.subList(0, ROWS_A_PAGE);
            }
        });
    }

    /** Java's days reach further than the database's. */
    private static boolean isDay(LocalDate day) {
        return day == null || day.getYear() >= 1 && day.getYear() <= 9999;
    }

    /** The word of the people for a table or thing; the name itself when it has none. */
    public String subject(AuditRow row) {
        return word("access.log.subject.", row.subject());
    }

    /** The word of the people for a field; the name itself when it has none. */
    public String field(AuditRow.Change change) {
        return word("access.log.field.", change.field());
    }

    /** What an entry shows: numbers that only the tables know are left out, they stay in the log. */
    public List<AuditRow.Change> changes(AuditRow row) {
        return row.changes().stream()
                .filter(change -> !INNER.contains(change.field()))
                .toList();
    }

    private String word(String prefix, String name) {
        try {
            return messages.text(prefix + name);
        } catch (MissingResourceException unnamed) {
            return name;
        }
    }

    public List<AuditAction> getActions() {
        return List.of(AuditAction.values());
    }

    public List<AuditRow> getRows() {
        return rows;
    }

    /** Whether there are older entries. */
    public boolean isMore() {
        return more;
    }

    /** Position of the oldest entry shown, from where the next page goes on. */
    public Long getOldest() {
        return rows.isEmpty() ? null : rows.get(rows.size() - 1).position();
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public AuditAction getAction() {
        return action;
    }

    public void setAction(AuditAction action) {
        this.action = action;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public Long getBelow() {
        return below;
    }

    public void setBelow(Long below) {
        this.below = below;
    }
}
