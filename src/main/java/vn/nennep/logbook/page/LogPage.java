package vn.nennep.logbook.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.nennep.audit.AuditAction;
import vn.nennep.frame.Language;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.logbook.AuditFilter;
import vn.nennep.logbook.AuditRow;
import vn.nennep.logbook.LogPlace;
import vn.nennep.logbook.LogService;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;

/** The log in words, newest first, narrowed by meeting, person, kind, unit and days; all of it is in the address. */
@Named
@RequestScoped
public class LogPage {

    private static final int ROWS_A_PAGE = 25;

    /** A file of more would take minutes; whoever needs all of it narrows the days. */
    private static final int MOST_IN_FILE = 100_000;

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

    @Inject
    private ListFiles files;

    private String file;
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
            if (ListFiles.XLSX.equals(file)) {
                sendFile();
                return;
            }
            List<AuditRow> rows = log.list(unit, filter(), place(), ROWS_A_PAGE + 1);
            more = rows.size() > ROWS_A_PAGE;
            if (more) {
                rows = rows.subList(0, ROWS_A_PAGE);
            }
            entries = inWords(rows);
        });
    }

    private List<LogEntry> inWords(List<AuditRow> rows) {
        Locale locale = language.getLocale();
        LogWords words = new LogWords(locale, log.names(rows, LogWords.mentions(rows), locale.getLanguage()));
        return rows.stream().map(words::entry).toList();
    }

    /** The log that is shown as a file, newest first; it goes on from the last row that was written. */
    private void sendFile() {
        AuditFilter filter = filter();
        // What is refused is refused before the file begins.
        log.list(unit, filter, null, 1);
        LogPlace[] next = new LogPlace[1];
        files.send(asFile(), request -> {
            int wanted = Math.min(request.size(), MOST_IN_FILE - request.first());
            List<AuditRow> rows = wanted <= 0 ? List.of() : log.list(unit, filter, next[0], wanted);
            if (!rows.isEmpty()) {
                AuditRow last = rows.get(rows.size() - 1);
                next[0] = new LogPlace(last.position(), last.part());
            }
            return new RowPage<>(inWords(rows), MOST_IN_FILE);
        });
    }

    private ListFile<LogEntry> asFile() {
        return new ListFile<>(
                "nhat-ky",
                messages.text("logbook.title"),
                messages.text("logbook.file", MOST_IN_FILE),
                null,
                null,
                List.of(
                        ListFile.name("logbook.when", entry -> entry.row().writtenAt()),
                        ListFile.narrow("logbook.number", entry -> entry.row().position()),
                        ListFile.name("logbook.login", LogEntry::who),
                        ListFile.narrow("logbook.address", entry -> entry.row().origin()),
                        ListFile.narrow("logbook.action", entry -> entry.row().action()),
                        ListFile.name("logbook.kind", LogEntry::subject),
                        ListFile.name("logbook.thing", LogEntry::which),
                        ListFile.name("logbook.unit", entry -> entry.row().unitName()),
                        ListFile.text("logbook.change", entry -> String.join("\n", entry.lines()))));
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

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }
}
