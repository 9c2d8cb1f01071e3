package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.meeting.MeetingFilter;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingSlice;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** The recorded meetings behind a figure of a unit, each opening its roll call; their sum is the figure. */
@Named
@RequestScoped
public class MeetingListPage {

    private static final int ROWS_A_PAGE = 25;

    private static final int LAST_YEAR = 9999;

    @Inject
    private MeetingService meetings;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private PageMessages messages;

    @Inject
    private MeetingWords meetingWords;

    @Inject
    private Words words;

    private String unitCode;
    private String under;
    private Integer year;
    private MeetingKind kind;
    private String group;
    private String form;
    private Integer month;
    private String grade;
    private MeetingFilter.Said said;
    private LocalDate now;
    private int page = 1;

    private UnitRow unit;
    private UnitRow parent;
    private List<UnitRow> path;
    private Set<UUID> outOfSight = Set.of();
    private MeetingSlice slice = MeetingSlice.NONE;

    public void load() {
        messages.open(() -> {
            if (year != null && (year < 1 || year > LAST_YEAR)
                    || now != null && (now.getYear() < 1 || now.getYear() > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            parent = under == null ? null : units.get(under);
            unit = parent == null
                    ? units.get(unitCode)
                    : now == null ? units.getBelow(unitCode, parent) : units.getBelowNow(unitCode, parent, now);
            path = units.listPath(parent == null ? unit : parent);
            if (year == null) {
                year = calendar.today().getYear();
            }
            page = Math.max(1, page);
            read();
            if (page > getPages()) {
                page = getPages();
                read();
            }
            if (now != null) {
                outOfSight = meetings.listOutOfSight(slice.rows());
            }
        });
    }

    private void read() {
        if (grade != null && !MeetingFilter.GRADES.contains(grade)) {
            throw RefusedException.notFound("access.not-found");
        }
        MeetingFilter filter = new MeetingFilter(year, kind, group, form, month, grade, said, true, now);
        slice = meetings.sliceOfBranch(unit, parent, filter, (page - 1) * ROWS_A_PAGE, ROWS_A_PAGE);
    }

    /** Whether the roll call of a row can be opened by this person. */
    public boolean opens(MeetingRow row) {
        return !outOfSight.contains(row.ref());
    }

    public List<MeetingRow> getRows() {
        return slice.rows();
    }

    public int getPages() {
        return Math.max(1, (slice.sessions() + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    /** The number of the first row of the page, for the column of numbers. */
    public int getFirst() {
        return (page - 1) * ROWS_A_PAGE + 1;
    }

    /** What the list is narrowed to, in words. */
    public List<String> getNarrowed() {
        List<String> parts = new ArrayList<>();
        if (now != null) {
            parts.add(messages.text("rollcall.meetings.now", words.day(now)));
        }
        if (kind != null) {
            parts.add(words.of(kind));
        }
        if (group != null) {
            parts.add(meetingWords.group(group));
        }
        if (form != null) {
            parts.add(meetingWords.form(form));
        }
        if (month != null) {
            parts.add(messages.text("frame.month", month));
        }
        if (grade != null) {
            parts.add(messages.text("rollcall.graded", meetingWords.grade(grade)));
        }
        if (said != null) {
            parts.add(words.of(said));
        }
        return parts;
    }

    public int getSessions() {
        return slice.sessions();
    }

    public AttendanceCount getCount() {
        return slice.count();
    }

    /** What was said in the meetings of the whole list. */
    public MeetingRow.Said getTotalSaid() {
        return slice.said();
    }

    public UnitRow getUnit() {
        return unit;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    /** Code of the unit whose report shows the figure; null when the list is of the whole year. */
    public String getUnder() {
        return under;
    }

    public void setUnder(String under) {
        this.under = under;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public MeetingKind getKind() {
        return kind;
    }

    public void setKind(MeetingKind kind) {
        this.kind = kind;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getForm() {
        return form;
    }

    public void setForm(String form) {
        this.form = form;
    }

    public Integer getMonth() {
        return month;
    }

    public void setMonth(Integer month) {
        this.month = month;
    }

    /** Name of a grade or {@code NONE}; null for all. */
    public String getGrade() {
        return grade;
    }

    public void setGrade(String grade) {
        this.grade = grade;
    }

    public MeetingFilter.Said getSaid() {
        return said;
    }

    public void setSaid(MeetingFilter.Said said) {
        this.said = said;
    }

    /** The day of the tree when the figure is one of the organisation as it is now; null otherwise. */
    public LocalDate getNow() {
        return now;
    }

    public void setNow(LocalDate now) {
        this.now = now;
    }

    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }
}
