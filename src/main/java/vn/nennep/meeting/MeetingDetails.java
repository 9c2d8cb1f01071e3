package vn.nennep.meeting;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * What is entered of a meeting.
 *
 * @param number kỳ: 1 to 99, unique within cell, kind and year
 * @param startsAt null when not noted
 * @param endsAt null when not noted; after the start
 * @param topic required for a thematic meeting, null when there is none, at most 500 characters
 * @param topicGroup code of the primary topic group, required for a thematic meeting
 * @param presentationForms codes of the presentation forms
 * @param presenterIds members who present, in order
 * @param chairId member who chairs, null when not noted
 */
public record MeetingDetails(
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        LocalTime startsAt,
        LocalTime endsAt,
        String topic,
        String topicGroup,
        Set<String> presentationForms,
        List<Long> presenterIds,
        Long chairId)
        implements Serializable {

    public static final int LONGEST_TOPIC = 500;
    public static final int HIGHEST_NUMBER = 99;

    public MeetingDetails {
        topic = VietnameseText.tidy(topic);
        presentationForms = Set.copyOf(presentationForms);
        presenterIds = List.copyOf(presenterIds);
        if (number < 1 || number > HIGHEST_NUMBER) {
            throw RefusedException.invalid("meeting.number-range", HIGHEST_NUMBER);
        }
        if (!MeetingHours.fit(startsAt, endsAt)) {
            throw RefusedException.invalid("meeting.ends-before-start");
        }
        if (kind == MeetingKind.THEMATIC && topic == null) {
            throw RefusedException.invalid("meeting.topic-missing");
        }
        if (kind == MeetingKind.THEMATIC && topicGroup == null) {
            throw RefusedException.invalid("meeting.topic-group-missing");
        }
        if (topic != null && topic.length() > LONGEST_TOPIC) {
            throw RefusedException.invalid("meeting.topic-long", LONGEST_TOPIC);
        }
    }
}
