package vn.nennep.record;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.nennep.meeting.ContributionKind;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingMode;
import vn.nennep.meeting.ReplyKind;
import vn.nennep.meeting.VoteThreshold;
import vn.nennep.shared.Names;

/**
 * A record with the names of people, as it is shown and as a confirmed version is kept. Built by the function
 * {@code meeting_record}; texts are null where nothing was noted, or where the reader may not read texts.
 */
public record RecordContent(
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        String topic,
        Listed topicGroup,
        String startsAt,
        String endsAt,
        String place,
        MeetingMode mode,
        String guests,
        String superiorPresent,
        String opening,
        String presentation,
        String conclusion,
        Long chairId,
        String chair,
        Long minutesSecretaryId,
        String minutesSecretary,
        String guidance,
        Score score,
        List<Listed> forms,
        List<Named> presenters,
        List<Present> roll,
        List<Said> contributions,
        List<Voted> votes,
        List<Task> tasks,
        List<Task> found)
        implements Serializable {

    /** An entry of a list that a province extends, as it was called at that time. */
    @JsonbTypeAdapter(ListedInRecord.class)
    public record Listed(String code, Names names) implements Serializable {

        public String name(Locale locale) {
            return names.in(locale);
        }
    }

    /**
     * The score that counts: the superior's, else the cell's own.
     *
     * @param most what could be reached
     * @param grade code of the grade
     */
    public record Score(BigDecimal points, BigDecimal most, String grade) implements Serializable {}

    /** A member. */
    public record Named(long id, String name) implements Serializable {}

    /** One line of the roll call, in the letters of the table. */
    public record Present(String name, String category, String mark, String reason) implements Serializable {}

    /** A contribution with its reply. */
    public record Said(
            UUID ref,
            long memberId,
            String member,
            ContributionKind kind,
            String text,
            ReplyKind replyKind,
            String reply,
            String repliedBy,
            boolean noReplyNeeded)
            implements Serializable {

        public boolean isOpen() {
            return replyKind == null && !noReplyNeeded;
        }
    }

    /** A vote. */
    public record Voted(UUID ref, String subject, VoteThreshold threshold, int base, int agree, int disagree, int other)
            implements Serializable {

        public boolean isPassed() {
            return threshold.isReached(agree, base);
        }
    }

    /** A task given to a member; {@code doneOn} is null while it is open. */
    public record Task(
            UUID ref,
            String task,
            long personId,
            String person,
            LocalDate dueOn,
            LocalDate doneOn,
            String result,
            LocalDate givenOn)
            implements Serializable {}

    public boolean isThematic() {
        return kind == MeetingKind.THEMATIC;
    }

    /** The record for a reader who may not read what people said: what, when, who, and the counts. */
    RecordContent withoutTexts() {
        return new RecordContent(
                kind,
                number,
                heldOn,
                topic,
                topicGroup,
                startsAt,
                endsAt,
                place,
                mode,
                null,
                null,
                null,
                null,
                null,
                chairId,
                chair,
                minutesSecretaryId,
                minutesSecretary,
                guidance,
                score,
                forms,
                presenters,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
