package vn.nennep.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.shared.RefusedException;

/**
 * What is entered of a line of a plan.
 *
 * @param month 1 to 12
 * @param topic at most 500 characters
 * @param topicGroup code of the primary topic group, by which lines are counted
 * @param furtherGroups codes of other groups that the topic touches; the primary one is left out
 * @param presenterIds members who prepare and present, in order; empty when not yet decided
 * @param chairId member who shall chair, null when not yet decided
 * @param presentationForms codes of the presentation forms
 * @param note null for none, at most 500 characters
 */
public record PlanLineDetails(
        int month,
        String topic,
        String topicGroup,
        Set<String> furtherGroups,
        List<Long> presenterIds,
        Long chairId,
        Set<String> presentationForms,
        String note)
        implements Serializable {

    public static final int LONGEST_TOPIC = 500;
    public static final int LONGEST_NOTE = 500;

    public PlanLineDetails {
        if (month < 1 || month > 12) {
            throw RefusedException.invalid("plan.month-range");
        }
        topic = Wording.required(topic, LONGEST_TOPIC, "topic");
        if (topicGroup == null || topicGroup.isBlank()) {
            throw RefusedException.invalid("plan.topic-group-missing");
        }
        String primary = topicGroup;
        furtherGroups =
                furtherGroups.stream().filter(group -> !group.equals(primary)).collect(Collectors.toUnmodifiableSet());
        presenterIds = presenterIds.stream().distinct().toList();
        presentationForms = Set.copyOf(presentationForms);
        note = Wording.optional(note, LONGEST_NOTE, "note");
    }

    /** The same in another month. */
    PlanLineDetails in(int otherMonth) {
        return new PlanLineDetails(
                otherMonth, topic, topicGroup, furtherGroups, presenterIds, chairId, presentationForms, note);
    }

    /** The same, in a month that is not over. */
    PlanLineDetails notBefore(int firstMonth) {
        return new PlanLineDetails(
                Math.max(month, firstMonth),
                topic,
                topicGroup,
                furtherGroups,
                presenterIds,
                chairId,
                presentationForms,
                note);
    }

    /** The same, naming only people who still belong to the cell. */
    PlanLineDetails keepOnly(Set<Long> memberIds) {
        return new PlanLineDetails(
                month,
                topic,
                topicGroup,
                furtherGroups,
                presenterIds.stream().filter(memberIds::contains).toList(),
                memberIds.contains(chairId) ? chairId : null,
                presentationForms,
                note);
    }
}
