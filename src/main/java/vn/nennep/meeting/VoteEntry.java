package vn.nennep.meeting;

import java.util.UUID;
import vn.nennep.shared.RefusedException;

/**
 * A vote at a meeting.
 *
 * @param ref chosen by the page
 * @param subject what was voted on, 1 to 500 characters
 * @param agree hands for it, 0 or more; with {@code disagree} and {@code other} never more than had a vote
 */
public record VoteEntry(UUID ref, String subject, VoteThreshold threshold, int agree, int disagree, int other) {

    public VoteEntry {
        subject = RecordField.SUBJECT.tidy(subject);
        if (subject == null) {
            throw RefusedException.invalid("meeting.record.vote-empty");
        }
        if (agree < 0 || disagree < 0 || other < 0) {
            throw RefusedException.invalid("meeting.record.vote-negative");
        }
    }

    /** @param base who had a vote; refuses more hands than that */
    public void requireWithin(int base) {
        if (base == 0) {
            throw RefusedException.invalid("meeting.record.vote-nobody");
        }
        if ((long) agree + disagree + other > base) {
            throw RefusedException.invalid("meeting.record.vote-too-many", subject, agree + disagree + other, base);
        }
    }
}
