package vn.nennep.rollcall.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallService;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.RosterChange;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Takes the roll of a meeting, or only shows it. Everybody is present until marked otherwise, so that a roll costs as
 * many actions as there are exceptions.
 */
@Named
@ViewScoped
public class TakeRollCallPage implements Serializable {

    @Inject
    private RollCallService rollCalls;

    @Inject
    private MeetingService meetings;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String meetingRef;
    private boolean made;

    private UUID ref;
    private int version;
    private long meetingId;
    private String code;
    private RollCallForm form;
    private UnitRow cell;
    private List<UnitRow> path;
    private MeetingDetails details;
    private AttendanceCount count;
    private Instant recordedAt;
    private boolean recorded;
    private boolean settled;
    private MeetingStatus status;
    private boolean frozen;
    private RosterChange change = RosterChange.NONE;
    private boolean keeper;
    private boolean locked;
    private String dropping;

    /** Names of people who have a part in the meeting and were not there, as it was saved; empty when there are none. */
    private String named = "";

    public void load() {
        messages.open(() -> {
            ref = refOf(meetingRef);
            RollCallSheet sheet = rollCalls.open(ref);
            cell = meetings.cellOf(sheet.meeting());
            path = units.listPath(cell);
            keeper = access.may(Right.KEEP_MEETINGS, cell.id());
            locked = !calendar.standing(cell.id(), sheet.meeting().getHeldOn().getYear())
                    .isOpen();
            take(sheet);
            form = new RollCallForm(sheet);
        });
    }

    private void take(RollCallSheet sheet) {
        Meeting meeting = sheet.meeting();
        version = sheet.version();
        meetingId = meeting.getId();
        code = meeting.getCode();
        frozen = sheet.frozen();
        change = sheet.change();
        details = meeting.details();
        count = sheet.count();
        recorded = meeting.isRecorded();
        recordedAt = meeting.getRecordedAt();
        status = meeting.getStatus();
        settled = meeting.getStatus() == MeetingStatus.CONFIRMED
                || meeting.getStatus().isCalledOff();
    }

    /** Saves; a finished roll call leads back to the year, an unfinished one stays open. */
    public void save() throws IOException {
        if (!form.checkReasons()) {
            messages.show(RefusedException.invalid("rollcall.reason-missing"), null);
            return;
        }
        if (attempt(() -> use(rollCalls.save(ref, version, form.marks(), form.guestsWhoCame())))) {
            if (recorded) {
                if (!named.isEmpty()) {
                    messages.warn("rollcall.take.saved-away", words.attendance(count), named);
                    return;
                }
                messages.doneOnNextPage("rollcall.take.saved", words.attendance(count));
                links.go(
                        "rollcall.year",
                        "cell",
                        cell.code(),
                        "year",
                        details.heldOn().getYear());
            } else {
                messages.warn("rollcall.take.saved-unfinished", form.getNotRecorded());
            }
        }
    }

    /** Whether the meeting was made by one click just now, so that the slip can be undone here. */
    public boolean isUndoable() {
        return made && keeper && !locked && !recorded && !frozen;
    }

    /** Deletes the meeting that was made by one click. */
    public void undo() throws IOException {
        if (messages.attempt(() -> meetings.delete(ref, version))) {
            messages.doneOnNextPage("rollcall.take.made-undone");
            links.go("alert.now");
        }
    }

    /** Takes the list of who was due anew; what was chosen and not saved yet stays. */
    public void renew() {
        renew(false);
    }

    /** The same, after the person was told who goes from the list. */
    public void renewDropping() {
        renew(true);
    }

    private void renew(boolean known) {
        dropping = null;
        boolean renewed = attempt(() -> {
            try {
                RollCallSheet newer = rollCalls.renewRoster(ref, version, known);
                take(newer);
                form = form.carryTo(newer).settled();
            } catch (RefusedException refused) {
                if (refused.key().equals("rollcall.renew.drops")) {
                    dropping = messages.text(refused.key(), refused.facts().toArray());
                }
                throw refused;
            }
        });
        if (renewed) {
            messages.done("rollcall.take.renewed");
        }
    }

    /** Whom taking the list anew would drop, in words; null unless that was asked for just now. */
    public String getDropping() {
        return dropping;
    }

    private void use(RollCallService.SavedRoll saved) {
        take(saved.sheet());
        form = new RollCallForm(saved.sheet());
        named = saved.away().stream().map(AwayRole::name).distinct().collect(Collectors.joining(", "));
    }

    private boolean attempt(Runnable action) {
        return messages.save(action, this::carryOn, Map.of());
    }

    /**
     * Carries what was entered over to the sheet that somebody else saved, so that the next save builds on it.
     *
     * @return whether both are the same
     */
    private boolean carryOn() {
        RollCallSheet newer = rollCalls.open(ref);
        boolean same = form.saysTheSameAs(newer);
        take(newer);
        form = form.carryTo(newer);
        return same;
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    /** Whether the sheet can be filled in here and now. */
    public boolean isEditable() {
        return keeper && !locked && !settled && isHeld() && !form.getLines().isEmpty();
    }

    /** Whether the meeting was held and can be put on another day: it was recorded on the wrong one. */
    public boolean isRedatable() {
        return keeper && !locked && !settled && frozen;
    }

    /** Whether the record is confirmed, or the meeting does not take place: its own page says what can be done then. */
    public boolean isSettled() {
        return settled;
    }

    public boolean isHeld() {
        return !details.heldOn().isAfter(calendar.today());
    }

    /** The cell's year that the meeting stands in. */
    public String getYearLink() {
        return links.to(
                "rollcall.year", "cell", cell.code(), "year", details.heldOn().getYear());
    }

    public AttendanceMark[] getMarks() {
        return AttendanceMark.values();
    }

    /** {@code 13/14 · 92,86 %} of what stands on the sheet now, saved or not. */
    public String getLive() {
        int due = form.getLines().size();
        int present = (int) form.getPresent();
        return words.attendance(new AttendanceCount(due, present, due - present, 0));
    }

    public LocalDate getHeldOn() {
        return details.heldOn();
    }

    public MeetingDetails getDetails() {
        return details;
    }

    public AttendanceCount getCount() {
        return count;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    public boolean isRecorded() {
        return recorded;
    }

    /** Whether the roll is not in the tables any more, as in a year whose roll calls were put away; its counts are. */
    public boolean isPutAway() {
        return recorded && !frozen;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** What the saved roll lacks or has too much by now. */
    public RosterChange getChange() {
        return change;
    }

    /** Whether the record is confirmed: its roll is mended by a correction. */
    public boolean isConfirmed() {
        return status == MeetingStatus.CONFIRMED;
    }

    public boolean isKeeper() {
        return keeper;
    }

    public boolean isLocked() {
        return locked;
    }

    public RollCallForm getForm() {
        return form;
    }

    public UnitRow getCell() {
        return cell;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    public int getVersion() {
        return version;
    }

    public long getMeetingId() {
        return meetingId;
    }

    public String getCode() {
        return code;
    }

    public UUID getRef() {
        return ref;
    }

    public boolean isMade() {
        return made;
    }

    public void setMade(boolean made) {
        this.made = made;
    }

    public String getMeetingRef() {
        return meetingRef;
    }

    public void setMeetingRef(String meetingRef) {
        this.meetingRef = meetingRef;
    }
}
