package vn.nennep.record.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.codelist.ListKind;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Difference;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.meeting.RecordField;
import vn.nennep.meeting.RecordNeed;
import vn.nennep.record.MeetingRecordService;
import vn.nennep.record.RecordAround;
import vn.nennep.record.RecordContent;
import vn.nennep.record.RecordFields;
import vn.nennep.record.RecordForm;
import vn.nennep.record.RecordService;
import vn.nennep.record.RecordSheet;
import vn.nennep.record.RecordWords;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RosterChange;
import vn.nennep.rollcall.SheetRow;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * The record of a meeting on one page, in the order in which the meeting runs, and its life. The fields stand in the
 * browser as field → text ({@link RecordForm}); rows are added there without the network and come here with a save.
 *
 * <p>Long because a page asks for every value by a getter of its own; what it does is short.
 */
@Named
@ViewScoped
public class RecordPage implements Serializable {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private RecordService sheets;

    @Inject
    private MeetingRecordService records;

    @Inject
    private MeetingService meetings;

    @Inject
    private ListService lists;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String meetingRef;
    private Integer number;

    private UUID ref;
    private int version;
    private String code;
    private UnitRow cell;
    private MeetingStatus status;
    private String moveReason;
    private LocalDate heldOn;
    private AttendanceCount count;
    private RecordContent content;
    private RecordAround around;
    private List<SheetRow> due = List.of();
    private List<SheetRow> notDue = List.of();
    private int voteBase;
    private boolean frozen;
    private RosterChange change = RosterChange.NONE;
    private boolean readable;
    private boolean keeper;
    private boolean leader;
    private boolean locked;
    private List<ListedCode> presentationForms = List.of();
    private RecordForm before;
    private RecordForm form;
    private RecordWords inWords;
    private List<Difference> differences = List.of();
    private boolean unread;
    private List<RecordNeed> missing = List.of();
    private List<AwayRole> away = List.of();

    public void load() {
        messages.open(() -> {
            ref = refOf(meetingRef);
            RecordSheet sheet = sheets.open(ref);
            Meeting meeting = sheet.roll().meeting();
            cell = meetings.cellOf(meeting);
            keeper = access.may(Right.KEEP_MEETINGS, cell.id());
            leader = access.may(Right.LEAD_CELL, cell.id());
            locked =
                    !calendar.standing(cell.id(), meeting.getHeldOn().getYear()).isOpen();
            take(sheet);
            presentationForms = keeper
                    ? lists.listChoices(
                            ListKind.PRESENTATION_FORM,
                            content.forms().stream()
                                    .map(RecordContent.Listed::code)
                                    .toList())
                    : List.of();
            if (number != null) {
                content = records.readVersion(ref, number);
            }
        });
    }

    private void take(RecordSheet sheet) {
        Meeting meeting = sheet.roll().meeting();
        version = sheet.roll().version();
        code = meeting.getCode();
        status = meeting.getStatus();
        moveReason = meeting.getMoveReason();
        heldOn = meeting.getHeldOn();
        count = sheet.roll().count();
        frozen = sheet.roll().frozen();
        change = sheet.roll().change();
        due = sheet.roll().due();
        notDue = sheet.roll().notDue();
        voteBase = sheet.roll().voteBase();
        content = sheet.content();
        around = sheet.around();
        readable = sheet.readable();
        missing = sheet.missing();
        away = sheet.away();
        inWords = new RecordWords(language.getLocale(), sheet);
        before = RecordForm.of(sheet);
        form = RecordForm.of(sheet);
    }

    /** Saves the record and the roll call. */
    public void save() {
        if (keep()) {
            if (status == MeetingStatus.HELD) {
                messages.warn("meeting.record.saved-unfinished", getNotRecorded());
            } else {
                messages.done("meeting.record.saved");
            }
        }
    }

    /** How many of those due have no mark in what is saved. */
    public long getNotRecorded() {
        return due.stream()
                .filter(row -> row.mark() == AttendanceMark.NOT_RECORDED)
                .count();
    }

    /** Saves, and shows what is wrong. */
    public boolean keep() {
        differences = List.of();
        if (unread) {
            unread = false;
            return false;
        }
        MeetingRecord record = form.checked(calendar.today(), heldOn, voteBase, due, notDue);
        if (!form.errors().isEmpty()) {
            messages.show(
                    RefusedException.invalid(
                            "meeting.record.fields-wrong", form.errors().size()),
                    null);
            return false;
        }
        return messages.save(
                () -> take(sheets.save(ref, version, record, form.marks(due), form.guestsWhoCame(notDue))),
                this::compare,
                Map.of());
    }

    /** Puts the other's values beside these; the next save knows them. */
    private boolean compare() {
        RecordForm mine = form;
        RecordForm opened = before;
        take(sheets.open(ref));
        differences = inWords.inWords(mine.merge(opened, before)).stream()
                .map(one -> new Difference(one.label(), one.theirs(), one.mine()))
                .toList();
        form = mine;
        return differences.isEmpty();
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    /** The fields as JSON, as the browser fills them in. */
    public String getPosted() {
        return JSON.toJson(form.values());
    }

    /** What the browser sends of the fields. */
    public void setPosted(String json) {
        if (json == null || form == null) {
            return;
        }
        try {
            form.take(RecordFields.parse(json));
        } catch (RefusedException refusal) {
            messages.show(refusal, null);
            unread = true;
        }
    }

    /** Field → message, as JSON. */
    public String getErrors() {
        Map<String, String> errors = new LinkedHashMap<>();
        form.errors().forEach((field, refusal) -> errors.put(field, Messages.text(language.getLocale(), refusal)));
        return JSON.toJson(errors);
    }

    /** Everybody named in the saved record, also who is not on the sheet: id → name, as JSON. */
    public String getNames() {
        return JSON.toJson(RecordWords.namedIn(content));
    }

    /** The fields of what is saved as JSON: what the browser compares with. */
    public String getSaved() {
        return JSON.toJson(before.values());
    }

    /** A field of the record by its key. */
    public RecordField field(String key) {
        return RecordField.of(key).orElseThrow();
    }

    /** Whether the fields can be filled in here and now. */
    public boolean isEditable() {
        return keeper
                && !locked
                && number == null
                && isHeld()
                && !due.isEmpty()
                && status != MeetingStatus.CONFIRMED
                && !status.isCalledOff();
    }

    /** Whether the meeting's day has come. */
    public boolean isHeld() {
        return !heldOn.isAfter(calendar.today());
    }

    /** Whether the person may confirm what is saved. */
    public boolean isLeader() {
        return leader;
    }

    /** Everybody who can be named: who was due, then who was not. */
    public List<SheetRow> getPeople() {
        List<SheetRow> people = new ArrayList<>(due);
        people.addAll(notDue);
        return people;
    }

    /** Tasks of earlier meetings: those open, and those that this meeting found done. */
    public List<RecordContent.Task> getEarlierTasks() {
        List<RecordContent.Task> tasks = new ArrayList<>(around.openTasks());
        tasks.addAll(content.found());
        return tasks;
    }

    public boolean isOverdue(RecordContent.Task task) {
        return task.doneOn() == null && task.dueOn() != null && task.dueOn().isBefore(heldOn);
    }

    public String nameOf(ListedCode code) {
        return code.name(language.getLocale());
    }

    public String nameOf(RecordContent.Listed listed) {
        return listed == null ? "" : listed.name(language.getLocale());
    }

    /** {@code 14/14 · 100 %} of what is saved. */
    public String getLive() {
        int present = (int)
                due.stream().filter(row -> row.mark() == AttendanceMark.PRESENT).count();
        return words.attendance(new AttendanceCount(due.size(), present, due.size() - present, 0));
    }

    /** Contributions without a reply, in what is saved. */
    public long getOpen() {
        return content.contributions().stream()
                .filter(RecordContent.Said::isOpen)
                .count();
    }

    public String getYearLink() {
        return links.to("rollcall.year", "cell", cell.code(), "year", heldOn.getYear());
    }

    /** What is obligatory and missing in what is saved. */
    public List<RecordNeed> getMissing() {
        return missing;
    }

    /** Who has a part in the meeting and was not there, by what is saved. */
    public List<AwayRole> getAway() {
        return away;
    }

    public AttendanceMark[] getMarks() {
        return AttendanceMark.values();
    }

    public AttendanceMark markOf(String letter) {
        return Arrays.stream(AttendanceMark.values())
                .filter(mark -> letter.equals(String.valueOf(mark.letter())))
                .findFirst()
                .orElse(AttendanceMark.NOT_RECORDED);
    }

    public List<ListedCode> getPresentationForms() {
        return presentationForms;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public RecordContent getContent() {
        return content;
    }

    public RecordAround getAround() {
        return around;
    }

    public List<SheetRow> getDue() {
        return due;
    }

    public List<SheetRow> getNotDue() {
        return notDue;
    }

    public int getVoteBase() {
        return voteBase;
    }

    public boolean isFrozen() {
        return frozen;
    }

    public boolean isReadable() {
        return readable;
    }

    /** What the saved roll lacks or has too much by now. */
    public RosterChange getChange() {
        return change;
    }

    public boolean isKeeper() {
        return keeper;
    }

    public boolean isLocked() {
        return locked;
    }

    public MeetingStatus getStatus() {
        return status;
    }

    public String getMoveReason() {
        return moveReason;
    }

    public LocalDate getHeldOn() {
        return heldOn;
    }

    public AttendanceCount getCount() {
        return count;
    }

    public UnitRow getCell() {
        return cell;
    }

    /** The code under which programs, and the page when it sends by itself, know the meeting. */
    public String getCode() {
        return code;
    }

    public UUID getRef() {
        return ref;
    }

    public int getVersion() {
        return version;
    }

    public String getMeetingRef() {
        return meetingRef;
    }

    public void setMeetingRef(String meetingRef) {
        this.meetingRef = meetingRef;
    }

    public Integer getNumber() {
        return number;
    }

    public void setNumber(Integer number) {
        this.number = number;
    }
}
