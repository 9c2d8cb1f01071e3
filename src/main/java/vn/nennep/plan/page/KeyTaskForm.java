package vn.nennep.plan.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.nennep.frame.Difference;
import vn.nennep.plan.KeyTaskDetails;
import vn.nennep.plan.KeyTaskRating;
import vn.nennep.plan.KeyTaskRow;

/** What stands in the fields of a key task's forms; may be half wrong. */
public class KeyTaskForm implements Serializable {

    private String task;
    private String target;
    private Long personId;
    private LocalDate dueOn;
    private LocalDate notedOn;
    private String note;
    private List<String> meetings = new ArrayList<>();
    private KeyTaskRating rating;
    private String reason;

    /**
     * The fields of a task.
     *
     * @param row null for a new one
     * @param today proposed as the day of a note
     */
    static KeyTaskForm of(KeyTaskRow row, LocalDate today) {
        KeyTaskForm form = new KeyTaskForm();
        form.notedOn = today;
        if (row != null) {
            form.task = row.task();
            form.target = row.target();
            form.personId = row.personId();
            form.dueOn = row.dueOn();
            row.meetings().forEach(meeting -> form.meetings.add(meeting.ref().toString()));
        }
        return form;
    }

    KeyTaskDetails details() {
        return new KeyTaskDetails(task, target, personId, dueOn);
    }

    /** Takes over the fields that somebody else changed and this person did not. */
    void takeUntouched(KeyTaskForm before, KeyTaskForm theirs) {
        task = Difference.merged(before.task, theirs.task, task);
        target = Difference.merged(before.target, theirs.target, target);
        personId = Difference.merged(before.personId, theirs.personId, personId);
        dueOn = Difference.merged(before.dueOn, theirs.dueOn, dueOn);
    }

    public String getTask() {
        return task;
    }

    public void setTask(String task) {
        this.task = task;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public Long getPersonId() {
        return personId;
    }

    public void setPersonId(Long personId) {
        this.personId = personId;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }

    public LocalDate getNotedOn() {
        return notedOn;
    }

    public void setNotedOn(LocalDate notedOn) {
        this.notedOn = notedOn;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public List<String> getMeetings() {
        return meetings;
    }

    public void setMeetings(List<String> meetings) {
        this.meetings = meetings;
    }

    public KeyTaskRating getRating() {
        return rating;
    }

    public void setRating(KeyTaskRating rating) {
        this.rating = rating;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
