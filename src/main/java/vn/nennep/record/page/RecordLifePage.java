package vn.nennep.record.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.record.MeetingRecordService;

/** The life of the meeting whose record is open: confirmed, corrected, put off, called not held, planned again. */
@Named
@ViewScoped
public class RecordLifePage implements Serializable {

    @Inject
    private RecordPage page;

    @Inject
    private MeetingRecordService records;

    @Inject
    private PageMessages messages;

    @Inject
    private Links links;

    private String reason;
    private String awayReason;
    private LocalDate newDay;

    /** Saves, and confirms what was saved. */
    public void saveAndConfirm() throws IOException {
        if (!page.keep()) {
            return;
        }
        if (page.getStatus() == MeetingStatus.HELD) {
            messages.warn("meeting.record.saved-unfinished", page.getNotRecorded());
        } else {
            confirm();
        }
    }

    /** Confirms the record as it is saved. */
    public void confirm() throws IOException {
        move("meeting.record.confirmed", () -> records.confirm(page.getRef(), page.getVersion(), awayReason));
    }

    public void correct() throws IOException {
        move("meeting.record.correcting", () -> records.correct(page.getRef(), page.getVersion(), reason));
    }

    public void postpone() throws IOException {
        move("meeting.record.postponed", () -> records.postpone(page.getRef(), page.getVersion(), reason));
    }

    public void cancel() throws IOException {
        move("meeting.record.cancelled", () -> records.cancel(page.getRef(), page.getVersion(), reason));
    }

    public void replan() throws IOException {
        if (newDay == null) {
            messages.refuse("newDay", "meeting.record.day-missing");
            return;
        }
        move("meeting.record.replanned", () -> records.replan(page.getRef(), page.getVersion(), newDay));
    }

    /** Takes back that the meeting was opened. */
    public void closeUnheld() throws IOException {
        move("meeting.record.closed-unheld", () -> records.closeUnheld(page.getRef(), page.getVersion()));
    }

    /** The page is another one afterwards: it is opened anew. */
    private void move(String done, Runnable action) throws IOException {
        if (messages.attempt(
                action,
                Map.of(
                        "meeting.reason-missing",
                        "reason",
                        "meeting.reason-long",
                        "reason",
                        "meeting.record.away-named",
                        "awayReason"))) {
            messages.doneOnNextPage(done);
            links.go("record.record", "meeting", page.getRef());
        }
    }

    public boolean isConfirmable() {
        return page.isLeader()
                && !page.isLocked()
                && page.getNumber() == null
                && page.getStatus() == MeetingStatus.RECORDED;
    }

    public boolean isCorrectable() {
        return page.isLeader()
                && !page.isLocked()
                && page.getNumber() == null
                && page.getStatus() == MeetingStatus.CONFIRMED;
    }

    /** Whether the meeting can still be put off or called not held. */
    public boolean isMovable() {
        return page.isKeeper()
                && !page.isLocked()
                && page.getNumber() == null
                && (page.getStatus().canBecome(MeetingStatus.POSTPONED)
                        || page.getStatus().canBecome(MeetingStatus.NOT_HELD));
    }

    public boolean isReplannable() {
        return page.isKeeper()
                && !page.isLocked()
                && page.getNumber() == null
                && page.getStatus().isCalledOff();
    }

    /** Whether the meeting was opened and can be taken back to planned. */
    public boolean isUnholdable() {
        return page.isKeeper()
                && !page.isLocked()
                && page.getNumber() == null
                && page.getStatus() == MeetingStatus.HELD;
    }

    public boolean isPostponable() {
        return page.getStatus().canBecome(MeetingStatus.POSTPONED);
    }

    /** Why people with a part in the meeting were not there; confirming asks for it where there are such. */
    public String getAwayReason() {
        return awayReason;
    }

    public void setAwayReason(String awayReason) {
        this.awayReason = awayReason;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public LocalDate getNewDay() {
        return newDay;
    }

    public void setNewDay(LocalDate newDay) {
        this.newDay = newDay;
    }
}
