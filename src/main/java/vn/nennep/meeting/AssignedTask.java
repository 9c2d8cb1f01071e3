package vn.nennep.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A task that a meeting gave to a member; it comes up in each later meeting of the cell until one finds it done. */
@Entity
@Table(name = "assigned_task")
public class AssignedTask implements RecordLine<TaskEntry> {

    @Id
    @GeneratedValue(generator = "assigned_task_seq")
    @SequenceGenerator(name = "assigned_task_seq", sequenceName = "assigned_task_seq")
    private Long id;

    private UUID ref;

    @Column(name = "meeting_id")
    private long meetingId;

    @Column(name = "cell_id")
    private long cellId;

    private int position;
    private String task;

    @Column(name = "person_id")
    private long personId;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "done_on")
    private LocalDate doneOn;

    @Column(name = "done_in_id")
    private Long doneInId;

    private String result;

    @Version
    private int version;

    protected AssignedTask() {}

    public AssignedTask(Meeting meeting, UUID ref) {
        this.meetingId = meeting.getId();
        this.cellId = meeting.getCellId();
        this.ref = ref;
    }

    @Override
    public void enter(int place, TaskEntry entry, Meeting meeting) {
        position = place;
        task = entry.task();
        personId = entry.personId();
        dueOn = entry.dueOn();
    }

    /** A later meeting found it done; when the same meeting says so again, the newer words count. */
    public void finish(Meeting in, String words) {
        doneOn = in.getHeldOn();
        doneInId = in.getId();
        result = words;
    }

    /** It was not done after all. */
    public void reopen() {
        doneOn = null;
        doneInId = null;
        result = null;
    }

    @Override
    public UUID ref() {
        return ref;
    }
}
