package vn.nennep.logbook.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.nennep.audit.AuditAction;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.logbook.AuditFilter;
import vn.nennep.logbook.AuditRow;
import vn.nennep.logbook.LogPlace;
import vn.nennep.logbook.LogService;
import vn.nennep.shared.RefusedException;

/** The log in words, newest first, narrowed by meeting, person, kind, unit and days; all of it is in the address. */
@Named
@RequestScoped
public class LogPage {

    private static final int ROWS_A_PAGE = 25;

    /** What people ask for most; everything else is found without a kind. */
    private static final List<String> SUBJECTS = List.of(
            "roll_call_entry",
            "meeting",
            "contribution",
            "meeting_vote",
            "assigned_task",
            "meeting_score",
            "member",
            "membership",
            "member_leave",
            "member_position",
            "member_transfer",
            "unit_period",
            "unit_event",
            "annual_plan",
            "plan_line",
            "key_task",
            "topic_proposal",
            "account",
            "role_grant",
            "reporting_year",
            "amendment",
            "guidance",
            "criteria_set",
            "material");

    @Inject
    private LogService log;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    private String unit;
    private String login;
    private String person;
    private String meeting;
    private String subject;
    private AuditAction action;
    private String from;
    private String to;
    private Long below;
    private Integer part;
    private List<LogEntry> entries = List.of();
    private boolean more;

    public void load() {
        messages.open(() -> {
            if (subject != null && !subject.isBlank() && !SUBJECTS.contains(subject)) {
                throw RefusedException.notFound("access.not-found");
            }
            List<AuditRow> rows = log.list(unit, filter(), place(), ROWS_A_PAGE + 1);
            more = rows.size() > ROWS_A_PAGE;
            if (more) {
                rows = rows.subList(0, ROWS_A_PAGE);
            }
            Locale locale = language.getLocale();
            LogWords words = new LogWords(locale, log.names(rows, LogWords.mentions(rows), locale.getLanguage()));
            entries = rows.stream().map(words::entry).toList();
        });
    }

    private LogPlace place() {
        return below == null ? null : new LogPlace(below, part == null ? 0 : part);
    }

    private AuditFilter filter() {
        return new AuditFilter(
                blankToNull(login),
                action,
                blankToNull(subject),
                blankToNull(meeting) == null ? null : meetingId(),
                blankToNull(person) == null ? null : log.listMembers(person),
                messages.askedDay(from),
                messages.askedDay(to));
    }

    private Long meetingId() {
        try {
            return log.findMeeting(UUID.fromString(meeting))
                    .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("access.not-found");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public List<String> getSubjects() {
        return SUBJECTS;
    }

    public String nameOf(String kind) {
        return messages.text("logbook.subject." + kind);
    }

    public List<LogEntry> getEntries() {
        return entries;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getMeeting() {
        return meeting;
    }

    public void setMeeting(String meeting) {
        this.meeting = meeting;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public List<AuditAction> getActions() {
        return List.of(AuditAction.values());
    }

    /** Whether there are older entries. */
    public boolean isMore() {
        return more;
    }

    /** The oldest row shown, from where the next page goes on; null when there is none. */
    public AuditRow getOldest() {
        return entries.isEmpty() ? null : entries.get(entries.size() - 1).row();
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

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public Long getBelow() {
        return below;
    }

    public void setBelow(Long below) {
        this.below = below;
    }

    /** Which row of the entry {@link #getBelow}; null for all of them. */
    public Integer getPart() {
        return part;
    }

    public void setPart(Integer part) {
        this.part = part;
    }
}
