package vn.nennep.plan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** A key task that a cell registers with its superior for a year. Its dated history is written by its table. */
@Entity
@Table(name = "key_task")
public class KeyTask {

    public static final int LONGEST_NOTE = 1000;

    @Id
    @GeneratedValue(generator = "key_task_seq")
    @SequenceGenerator(name = "key_task_seq", sequenceName = "key_task_seq")
    private Long id;

    private UUID ref;

    @Column(name = "cell_id")
    private Long cellId;

    private int year;

    private int number;

    private String task;

    private String target;

    @Column(name = "person_id")
    private Long personId;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private KeyTaskStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "self_rating")
    private KeyTaskRating selfRating;

    @Column(name = "self_note")
    private String selfNote;

    @Enumerated(EnumType.STRING)
    @Column(name = "superior_rating")
    private KeyTaskRating superiorRating;

    @Column(name = "superior_note")
    private String superiorNote;

    @Column(name = "move_reason")
    private String moveReason;

    @ElementCollection
    @CollectionTable(name = "key_task_meeting", joinColumns = @JoinColumn(name = "key_task_id"))
    @Column(name = "meeting_id")
    private Set<Long> meetingIds = new HashSet<>();

    @Version
    private int version;

    protected KeyTask() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one task
     * @param number within the cell's year, from 1
     */
    public KeyTask(UUID ref, long cellId, int year, int number, KeyTaskDetails details) {
        this.ref = ref;
        this.cellId = cellId;
        this.year = year;
        this.number = number;
        this.status = KeyTaskStatus.DRAFT;
        enter(details);
    }

    /** Changes what it says: a draft, or one that was returned. */
    public void change(KeyTaskDetails details) {
        requireOpenForChange();
        enter(details);
    }

    /** Refuses to change or delete what the superior has to answer or has answered. */
    public void requireOpenForChange() {
        if (!status.isOpenForChange()) {
            throw RefusedException.conflict("plan.task-stays", status);
        }
    }

    private void enter(KeyTaskDetails details) {
        task = details.task();
        target = details.target();
        personId = details.personId();
        if (details.dueOn() != null && details.dueOn().getYear() < year) {
            throw RefusedException.invalid("plan.due-on-before", year);
        }
        dueOn = details.dueOn();
        if (status != KeyTaskStatus.DRAFT) {
            requireComplete();
        }
    }

    /** Sends it to the superior; refuses one without target, person or deadline. */
    public void send() {
        requireComplete();
        move(KeyTaskStatus.SENT, null);
    }

    private void requireComplete() {
        if (target == null) {
            throw RefusedException.invalid("plan.target-missing");
        }
        if (personId == null) {
            throw RefusedException.invalid("plan.person-missing");
        }
        if (dueOn == null) {
            throw RefusedException.invalid("plan.due-on-missing");
        }
    }

    /** The cell takes it back before the superior has answered. */
    public void takeBack() {
        move(KeyTaskStatus.DRAFT, null);
    }

    /** The superior gives it back. */
    public void returnWith(String reason) {
        move(KeyTaskStatus.RETURNED, Wording.reason(reason));
    }

    /** The superior agrees to it. */
    public void confirm() {
        move(KeyTaskStatus.CONFIRMED, null);
    }

    /** Work on it begins; nothing happens when it has begun before. */
    public void begin() {
        if (status != KeyTaskStatus.IN_PROGRESS) {
            move(KeyTaskStatus.IN_PROGRESS, null);
        }
    }

    /**
     * The cell says how well it did.
     *
     * @param note null for none, at most {@value #LONGEST_NOTE} characters
     */
    public void rateSelf(KeyTaskRating rating, String note) {
        KeyTaskRating given = required(rating);
        String tidy = Wording.optional(note, LONGEST_NOTE, "rating-note");
        move(KeyTaskStatus.SELF_RATED, null);
        selfRating = given;
        selfNote = tidy;
    }

    /** The cell takes its rating back, to give another. */
    public void unrateSelf() {
        move(KeyTaskStatus.IN_PROGRESS, null);
        selfRating = null;
        selfNote = null;
    }

    /**
     * The superior says how well the cell did.
     *
     * @param note null for none, at most {@value #LONGEST_NOTE} characters; needed where the rating differs from the
     *     cell's own
     */
    public void rate(KeyTaskRating rating, String note) {
        KeyTaskRating given = required(rating);
        String tidy = Wording.optional(note, LONGEST_NOTE, "rating-note");
        if (status == KeyTaskStatus.SELF_RATED && given != selfRating && tidy == null) {
            throw RefusedException.invalid("plan.rating-note-missing");
        }
        move(KeyTaskStatus.RATED, null);
        superiorRating = given;
        superiorNote = tidy;
    }

    /** The superior takes the rating back, to give another. */
    public void unrate(String reason) {
        move(KeyTaskStatus.SELF_RATED, Wording.reason(reason));
        superiorRating = null;
        superiorNote = null;
    }

    /** Names the meetings that served it; refuses when it is rated. */
    public void serveBy(Set<Long> meetings) {
        if (status == KeyTaskStatus.RATED) {
            throw RefusedException.conflict("plan.task-stays", status);
        }
        if (!meetingIds.equals(meetings)) {
            meetingIds = new HashSet<>(meetings);
        }
    }

    private static KeyTaskRating required(KeyTaskRating rating) {
        if (rating == null) {
            throw RefusedException.invalid("plan.rating-missing");
        }
        return rating;
    }

    private void move(KeyTaskStatus next, String reason) {
        if (!status.canBecome(next)) {
            throw RefusedException.conflict("plan.task-move-refused", status, next);
        }
        status = next;
        moveReason = reason;
    }

    public KeyTaskDetails details() {
        return new KeyTaskDetails(task, target, personId, dueOn);
    }

    public Long getId() {
        return id;
    }

    public UUID getRef() {
        return ref;
    }

    public Long getCellId() {
        return cellId;
    }

    public int getYear() {
        return year;
    }

    public int getNumber() {
        return number;
    }

    public KeyTaskStatus getStatus() {
        return status;
    }

    /** Null until the cell has rated it. */
    public KeyTaskRating getSelfRating() {
        return selfRating;
    }

    /** Null until the superior has rated it. */
    public KeyTaskRating getSuperiorRating() {
        return superiorRating;
    }

    public int getVersion() {
        return version;
    }
}
