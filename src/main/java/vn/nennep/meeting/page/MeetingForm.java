package vn.nennep.meeting.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.PlannedTopics.PlannedTopic;

/** What stands in the fields while a meeting is entered; may be half wrong. */
public class MeetingForm implements Serializable {

    private MeetingKind kind = MeetingKind.REGULAR;
    private Integer number;
    private LocalDate heldOn;
    private LocalTime startsAt;
    private LocalTime endsAt;
    private String topic;
    private String topicGroup;
    private List<String> presentationForms = new ArrayList<>();
    private List<Long> presenterIds = new ArrayList<>();
    private Long chairId;

    /** The fields of a meeting that exists. */
    static MeetingForm of(MeetingDetails details) {
        MeetingForm form = new MeetingForm();
        form.kind = details.kind();
        form.number = details.number();
        form.heldOn = details.heldOn();
        form.startsAt = details.startsAt();
        form.endsAt = details.endsAt();
        form.topic = details.topic();
        form.topicGroup = details.topicGroup();
        form.presentationForms = new ArrayList<>(new TreeSet<>(details.presentationForms()));
        form.presenterIds = new ArrayList<>(details.presenterIds());
        form.chairId = details.chairId();
        return form;
    }

    /**
     * The complete value.
     *
     * @param before what was saved; presenters who stay keep their order
     */
    MeetingDetails details(MeetingDetails before) {
        List<Long> presenters = new ArrayList<>(before == null ? List.of() : before.presenterIds());
        presenters.retainAll(presenterIds);
        presenterIds.stream().filter(id -> !presenters.contains(id)).forEach(presenters::add);
        return new MeetingDetails(
                kind,
                number,
                heldOn,
                startsAt,
                endsAt,
                topic,
                isThematic() ? topicGroup : null,
                isThematic() ? Set.copyOf(presentationForms) : formsOfRegular(before),
                presenters,
                chairId);
    }

    /**
     * The page asks for presentation forms at thematic meetings only; those that a regular meeting has from
     * elsewhere stay.
     */
    private static Set<String> formsOfRegular(MeetingDetails before) {
        return before == null || before.kind() == MeetingKind.THEMATIC ? Set.of() : before.presentationForms();
    }

    /** Takes over what the annual plan says of the meeting. */
    void carryOut(PlannedTopic planned) {
        kind = MeetingKind.THEMATIC;
        topic = planned.topic();
        topicGroup = planned.topicGroup();
        presentationForms = new ArrayList<>(new TreeSet<>(planned.presentationForms()));
        presenterIds = new ArrayList<>(planned.presenterIds());
        chairId = planned.chairId();
    }

    /** Forgets people who did not belong to the cell on the day. */
    void keepOnly(List<Long> memberIds) {
        presenterIds.retainAll(memberIds);
        if (chairId != null && !memberIds.contains(chairId)) {
            chairId = null;
        }
    }

    /**
     * Takes over the fields that somebody else changed and this person did not.
     *
     * @param before what the form was opened with
     */
    void takeUntouched(MeetingForm before, MeetingForm theirs) {
        kind = merged(before.kind, theirs.kind, kind);
        number = merged(before.number, theirs.number, number);
        heldOn = merged(before.heldOn, theirs.heldOn, heldOn);
        startsAt = merged(before.startsAt, theirs.startsAt, startsAt);
        endsAt = merged(before.endsAt, theirs.endsAt, endsAt);
        topic = merged(before.topic, theirs.topic, topic);
        topicGroup = merged(before.topicGroup, theirs.topicGroup, topicGroup);
        chairId = merged(before.chairId, theirs.chairId, chairId);
        if (Set.copyOf(before.presentationForms).equals(Set.copyOf(presentationForms))) {
            presentationForms = theirs.presentationForms;
        }
        if (Set.copyOf(before.presenterIds).equals(Set.copyOf(presenterIds))) {
            presenterIds = theirs.presenterIds;
        }
    }

    private static <T> T merged(T before, T theirs, T mine) {
        return Objects.equals(before, mine) ? theirs : mine;
    }

    public boolean isThematic() {
        return kind == MeetingKind.THEMATIC;
    }

    public MeetingKind getKind() {
        return kind;
    }

    public void setKind(MeetingKind kind) {
        this.kind = kind;
    }

    public Integer getNumber() {
        return number;
    }

    public void setNumber(Integer number) {
        this.number = number;
    }

    public LocalDate getHeldOn() {
        return heldOn;
    }

    public void setHeldOn(LocalDate heldOn) {
        this.heldOn = heldOn;
    }

    public LocalTime getStartsAt() {
        return startsAt;
    }

    public void setStartsAt(LocalTime startsAt) {
        this.startsAt = startsAt;
    }

    public LocalTime getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(LocalTime endsAt) {
        this.endsAt = endsAt;
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

    public List<String> getPresentationForms() {
        return presentationForms;
    }

    public void setPresentationForms(List<String> presentationForms) {
        this.presentationForms = presentationForms;
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
}
