package vn.nennep.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** What had become of a key task by a day; notes are added and never changed. */
@Entity
@Table(name = "key_task_progress")
public class KeyTaskProgress {

    public static final int LONGEST_NOTE = 2000;

    @Id
    @GeneratedValue(generator = "key_task_progress_seq")
    @SequenceGenerator(name = "key_task_progress_seq", sequenceName = "key_task_progress_seq")
    private Long id;

    private UUID ref;

    @Column(name = "key_task_id")
    private Long keyTaskId;

    @Column(name = "noted_on")
    private LocalDate notedOn;

    private String note;

    @Column(name = "noted_at")
    private Instant notedAt;

    @Column(name = "noted_by")
    private String notedBy;

    protected KeyTaskProgress() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one note
     * @param day from the year before that of the task up to today
     * @param note at most {@value #LONGEST_NOTE} characters
     * @param by login of who wrote it
     */
    public KeyTaskProgress(UUID ref, KeyTask task, LocalDate day, String note, String by, Clock clock) {
        if (day == null) {
            throw RefusedException.invalid("plan.noted-on-missing");
        }
        LocalDate first = LocalDate.of(task.getYear() - 1, 1, 1);
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(first) || day.isAfter(today)) {
            throw RefusedException.invalid("plan.noted-on-range", first, today);
        }
        this.ref = ref;
        this.keyTaskId = task.getId();
        this.notedOn = day;
        this.note = Wording.required(note, LONGEST_NOTE, "progress");
        this.notedBy = by;
        this.notedAt = clock.instant();
    }

    public LocalDate getNotedOn() {
        return notedOn;
    }

    public String getNote() {
        return note;
    }
}
