package vn.nennep.plan.page;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.nennep.frame.Difference;
import vn.nennep.plan.PlanLineDetails;

/** What stands in the fields while a line of a plan is entered; may be half wrong. */
public class PlanLineForm implements Serializable {

    private int month;
    private String topic;
    private String topicGroup;
    private List<String> furtherGroups = new ArrayList<>();
    private List<Long> presenterIds = new ArrayList<>();
    private Long chairId;
    private List<String> presentationForms = new ArrayList<>();
    private String note;

    static PlanLineForm of(PlanLineDetails details) {
        PlanLineForm form = new PlanLineForm();
        form.month = details.month();
        form.topic = details.topic();
        form.topicGroup = details.topicGroup();
        form.furtherGroups = new ArrayList<>(new TreeSet<>(details.furtherGroups()));
        form.presenterIds = new ArrayList<>(details.presenterIds());
        form.chairId = details.chairId();
        form.presentationForms = new ArrayList<>(new TreeSet<>(details.presentationForms()));
        form.note = details.note();
        return form;
    }

    /**
     * The complete value.
     *
     * @param before what was saved, null for a new line; presenters who stay keep their order
     */
    PlanLineDetails details(PlanLineDetails before) {
        List<Long> presenters = new ArrayList<>(before == null ? List.of() : before.presenterIds());
        presenters.retainAll(presenterIds);
        presenterIds.stream().filter(id -> !presenters.contains(id)).forEach(presenters::add);
        return new PlanLineDetails(
                month,
                topic,
                topicGroup,
                Set.copyOf(furtherGroups),
                presenters,
                chairId,
                Set.copyOf(presentationForms),
                note);
    }

    /** Takes over the fields that somebody else changed and this person did not. */
    void takeUntouched(PlanLineForm before, PlanLineForm theirs) {
        month = Difference.merged(before.month, theirs.month, month);
        topic = Difference.merged(before.topic, theirs.topic, topic);
        topicGroup = Difference.merged(before.topicGroup, theirs.topicGroup, topicGroup);
        chairId = Difference.merged(before.chairId, theirs.chairId, chairId);
        note = Difference.merged(before.note, theirs.note, note);
        if (Set.copyOf(before.furtherGroups).equals(Set.copyOf(furtherGroups))) {
            furtherGroups = theirs.furtherGroups;
        }
        if (Set.copyOf(before.presenterIds).equals(Set.copyOf(presenterIds))) {
            presenterIds = theirs.presenterIds;
        }
        if (Set.copyOf(before.presentationForms).equals(Set.copyOf(presentationForms))) {
            presentationForms = theirs.presentationForms;
        }
    }

    public int getMonth() {
        return month;
    }

    public void setMonth(int month) {
        this.month = month;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getTopicGroup() {
        return topicGroup;
    }

    public void setTopicGroup(String topicGroup) {
        this.topicGroup = topicGroup;
    }

    public List<String> getFurtherGroups() {
        return furtherGroups;
    }

    public void setFurtherGroups(List<String> furtherGroups) {
        this.furtherGroups = furtherGroups;
    }

    public List<Long> getPresenterIds() {
        return presenterIds;
    }

    public void setPresenterIds(List<Long> presenterIds) {
        this.presenterIds = presenterIds;
    }

    public Long getChairId() {
        return chairId;
    }

    public void setChairId(Long chairId) {
        this.chairId = chairId;
    }

    public List<String> getPresentationForms() {
        return presentationForms;
    }

    public void setPresentationForms(List<String> presentationForms) {
        this.presentationForms = presentationForms;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
