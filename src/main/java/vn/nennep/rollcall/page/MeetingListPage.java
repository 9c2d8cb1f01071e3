package vn.nennep.rollcall.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.nennep.frame.BranchListPage;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.Words;
import vn.nennep.meeting.MeetingFilter;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingSlice;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;

/** The recorded meetings behind a figure of a unit, each opening its roll call; their sum is the figure. */
@Named
@ViewScoped
public class MeetingListPage extends BranchListPage<MeetingRow> {

    private static final long serialVersionUID = 1L;

    @Inject
    private MeetingService meetings;

    @Inject
    private MeetingWords meetingWords;

    @Inject
    private Words words;

    @Inject
    private Language language;

    @Inject
    private Links links;

    private MeetingKind kind;
    private Integer month;
    private String group;
    private String form;
    private String grade;
    private MeetingFilter.Said said;
    private Set<UUID> outOfSight = Set.of();
    private transient MeetingSlice slice = MeetingSlice.NONE;

    @Override
    protected String view() {
        return "/rollcall/meetings.xhtml";
    }

    @Override
    protected ListFile<MeetingRow> asFile() {
        return file(
                "buoi-sinh-hoat",
                "rollcall.meetings.title",
                List.of(
                        ListFile.narrow("rollcall.day", MeetingRow::heldOn),
                        ListFile.narrow("tree.unit.code", MeetingRow::cellCode),
                        ListFile.name("rollcall.cell", MeetingRow::cellName),
                        ListFile.narrow("rollcall.session-column", row -> words.session(row.kind(), row.number())),
                        ListFile.text("rollcall.topic", MeetingRow::topic),
                        ListFile.narrow("codelist.groups", row -> meetingWords.group(row.topicGroup())),
                        ListFile.narrow(
                                "rollcall.due-attendances", row -> row.count().due()),
                        ListFile.narrow(
                                "AttendanceMark.PRESENT", row -> row.count().present()),
                        ListFile.narrow(
                                "AttendanceMark.EXCUSED", row -> row.count().excused()),
                        ListFile.narrow(
                                "AttendanceMark.ABSENT", row -> row.count().absent()),
                        ListFile.narrow("rollcall.rate", row -> row.count().rate()),
                        ListFile.narrow("rollcall.said", row -> row.said().contributions()),
                        ListFile.narrow(
                                "rollcall.grade",
                                row -> row.grade() == null ? null : meetingWords.grade(row.grade()))));
    }

    /** Addresses of before named a month by its number. */
    @Override
    public void load() {
        if (month != null && getYear() != null && getPeriodText() == null) {
            setPeriodText("%d-%02d".formatted(getYear(), month));
        }
        super.load();
    }

    @Override
    protected RowPage<MeetingRow> read(PageRequest request) {
        if (grade != null && !MeetingFilter.GRADES.contains(grade)) {
            throw RefusedException.notFound("access.not-found");
        }
        MeetingFilter filter = new MeetingFilter(getPeriod(), kind, group, form, grade, said, true, getNow());
        slice = meetings.sliceOfBranch(getUnit(), parent(), filter, request);
        outOfSight = getNow() == null ? Set.of() : meetings.listOutOfSight(slice.rows());
        return new RowPage<>(slice.rows(), slice.sessions());
    }

    /** Whether the roll call of a row can be opened by this person. */
    public boolean opens(MeetingRow row) {
        return !outOfSight.contains(row.ref());
    }

    @Override
    public String address(int number) {
        return links.to(
                "rollcall.meetings",
                "unit",
                getUnitCode(),
                "under",
                getUnder(),
                "year",
                getYear(),
                "now",
                getNow(),
                "kind",
                kind,
                "group",
                group,
                "form",
                form,
                "period",
                getPart(),
                "grade",
                grade,
                "said",
                said,
                "page",
                number == 1 ? null : number);
    }

    /** The address of the list, not narrowed. */
    public String getAll() {
        return links.to(
                "rollcall.meetings", "unit", getUnitCode(), "under", getUnder(), "year", getYear(), "now", getNow());
    }

    /** What the list is narrowed to, in words. */
    public List<String> getNarrowed() {
        List<String> parts = new ArrayList<>();
        if (getNow() != null) {
            parts.add(messages.text("rollcall.meetings.now", words.day(getNow())));
        }
        if (kind != null) {
            parts.add(words.of(kind));
        }
        if (group != null) {
            parts.add(meetingWords.group(group));
        }
        if (form != null) {
            parts.add(meetingWords.presentationForm(form));
        }
        if (getPart() != null) {
            parts.add(getPeriod().name(language.getLocale()));
        }
        if (grade != null) {
            parts.add(messages.text("rollcall.graded", meetingWords.grade(grade)));
        }
        if (said != null) {
            parts.add(words.of(said));
        }
        return parts;
    }

    public AttendanceCount getCount() {
        return slice.count();
    }

    /** What was said in the meetings of the whole list. */
    public MeetingRow.Said getTotalSaid() {
        return slice.said();
    }

    /** Only what an address of before says. */
    public Integer getMonth() {
        return month;
    }

    public void setMonth(Integer month) {
        this.month = month;
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
}
