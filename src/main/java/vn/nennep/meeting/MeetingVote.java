package vn.nennep.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A vote at a meeting, with the number of those who had a vote then. */
@Entity
@Table(name = "meeting_vote")
public class MeetingVote implements RecordLine<VoteEntry> {

    @Id
    @GeneratedValue(generator = "meeting_vote_seq")
    @SequenceGenerator(name = "meeting_vote_seq", sequenceName = "meeting_vote_seq")
    private Long id;

    private UUID ref;

    @Column(name = "meeting_id")
    private long meetingId;

    private int position;
    private String subject;

    @Enumerated(EnumType.STRING)
    private VoteThreshold threshold;

    private int base;
    private int agree;
    private int disagree;
    private int other;

    @Version
    private int version;

    protected MeetingVote() {}

    public MeetingVote(long meetingId, UUID ref, int base) {
        this.meetingId = meetingId;
        this.ref = ref;
        this.base = base;
    }

    @Override
    public void enter(int place, VoteEntry entry, Meeting meeting) {
        position = place;
        subject = entry.subject();
        threshold = entry.threshold();
        agree = entry.agree();
        disagree = entry.disagree();
        other = entry.other();
    }

    /** Sets how many had a vote, after the roll call was corrected; the votes are entered again with it. */
    public void rebase(int newBase) {
        base = newBase;
    }

    /**
     * Sets how many had a vote, after the roll call was corrected and the votes stayed; refuses fewer than the votes.
     */
    public void follow(int newBase) {
        new VoteEntry(ref, subject, threshold, agree, disagree, other).requireWithin(newBase);
        base = newBase;
    }

    @Override
    public UUID ref() {
        return ref;
    }
}
