package vn.nennep.meeting;

import java.util.UUID;
import vn.nennep.shared.RefusedException;

/**
 * What a member said at a meeting, and what the presenter answered.
 *
 * @param ref chosen by the page, so that a form sent twice makes one contribution
 * @param memberId who spoke
 * @param text what was said, 1 to 10,000 characters
 * @param replyKind null while it is not answered
 * @param reply the words of the answer; null when its kind says enough, at most 10,000 characters
 * @param noReplyNeeded said outright that none is needed; never together with a reply
 */
public record ContributionEntry(
        UUID ref,
        long memberId,
        ContributionKind kind,
        String text,
        ReplyKind replyKind,
        String reply,
        boolean noReplyNeeded) {

    public ContributionEntry {
        text = RecordField.TEXT.tidy(text);
        reply = RecordField.REPLY.tidy(reply);
        if (text == null) {
            throw RefusedException.invalid("meeting.record.contribution-empty");
        }
        if (kind == null) {
            throw RefusedException.invalid("meeting.record.contribution-kind-missing");
        }
        if (reply != null && replyKind == null) {
            throw RefusedException.invalid("meeting.record.reply-kind-missing");
        }
        if (noReplyNeeded && replyKind != null) {
            throw RefusedException.invalid("meeting.record.reply-and-not-needed");
        }
    }
}
