package vn.nennep.plan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One topic of a plan in one month. Whether the plan is a draft, so that it may change, is for the plan to say. */
@Entity
@Table(name = "plan_line")
public class PlanLine {

    @Id
    @GeneratedValue(generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq")
    private Long id;

    @Column(name = "plan_id")
    private Long planId;

    private UUID line;

    private int month;

    private int position;

    private String topic;

    @Column(name = "topic_group")
    private String topicGroup;

    @ElementCollection
    @CollectionTable(name = "plan_line_group", joinColumns = @JoinColumn(name = "plan_line_id"))
    @Column(name = "topic_group")
    private Set<String> furtherGroups = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "plan_line_presenter", joinColumns = @JoinColumn(name = "plan_line_id"))
    @Column(name = "member_id")
    @OrderColumn(name = "position")
    private List<Long> presenterIds = new ArrayList<>();

    @Column(name = "chair_id")
    private Long chairId;

    @ElementCollection
    @CollectionTable(name = "plan_line_form", joinColumns = @JoinColumn(name = "plan_line_id"))
    @Column(name = "form")
    private Set<String> presentationForms = new HashSet<>();

    private String note;

    @Version
    private int version;

    protected PlanLine() {}

    /**
     * @param line the same in all revisions; chosen by the form, so that a form sent twice makes one line
     * @param position among the lines of its month, from 0
     */
    public PlanLine(long planId, UUID line, int position, PlanLineDetails details) {
        this.planId = planId;
        this.line = line;
        this.position = position;
        enter(details);
    }

    /** The same line in a later revision. */
    PlanLine copyInto(long otherPlanId) {
        return new PlanLine(otherPlanId, line, position, details());
    }

    /** Changes what was entered; a line that goes to another month becomes the last there by {@link #place}. */
    public void change(PlanLineDetails details) {
        enter(details);
    }

    /** Puts it elsewhere in the year. */
    void place(int otherMonth, int otherPosition) {
        month = otherMonth;
        position = otherPosition;
    }

    private void enter(PlanLineDetails details) {
        month = details.month();
        topic = details.topic();
        topicGroup = details.topicGroup();
        chairId = details.chairId();
        note = details.note();
        if (!furtherGroups.equals(details.furtherGroups())) {
            furtherGroups = new HashSet<>(details.furtherGroups());
        }
        if (!presenterIds.equals(details.presenterIds())) {
            presenterIds = new ArrayList<>(details.presenterIds());
        }
        if (!presentationForms.equals(details.presentationForms())) {
            presentationForms = new HashSet<>(details.presentationForms());
        }
    }

    public PlanLineDetails details() {
        return new PlanLineDetails(
                month, topic, topicGroup, furtherGroups, presenterIds, chairId, presentationForms, note);
    }

    public Long getId() {
        return id;
    }

    public Long getPlanId() {
        return planId;
    }

    /** What meetings name; the same in all revisions of the plan. */
    public UUID getLine() {
        return line;
    }

    public int getMonth() {
        return month;
    }

    public int getPosition() {
        return position;
    }

    public int getVersion() {
        return version;
    }
}
