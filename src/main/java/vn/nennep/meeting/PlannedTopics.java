package vn.nennep.meeting;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a meeting must know of the plan that it carries out; the room {@code plan} answers. */
public interface PlannedTopics {

    /**
     * A topic of a plan in force.
     *
     * @param line the topic's own identifier, the same in all revisions
     * @param topicGroup code of the primary topic group
     * @param presentationForms codes of the presentation forms
     * @param presenterIds members, in order
     * @param chairId null while not decided
     */
    record PlannedTopic(
            UUID line,
            long cellId,
            String topic,
            String topicGroup,
            Set<String> presentationForms,
            List<Long> presenterIds,
            Long chairId)
            implements Serializable {}

    /** A topic of a plan in force; empty when there is none or the person may not follow its cell. */
    Optional<PlannedTopic> find(UUID line);
}
