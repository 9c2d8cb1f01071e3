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

/** What a member said at a meeting, with the presenter's reply; open until it has one or needs none. */
@Entity
@Table(name = "contribution")
public class Contribution implements RecordLine<ContributionEntry> {

    @Id
    @GeneratedValue(generator = "contribution_seq")
    @SequenceGenerator(name = "contribution_seq", sequenceName = "contribution_seq")
    private Long id;

    private UUID ref;

    @Column(name = "meeting_id")
    private long meetingId;

    private int position;

    @Column(name = "member_id")
    private long memberId;

    @Enumerated(EnumType.STRING)
    private ContributionKind kind;

    private String text;

    @Enumerated(EnumType.STRING)
    @Column(name = "reply_kind")
    private ReplyKind replyKind;

    private String reply;

    @Column(name = "replied_by_id")
    private Long repliedById;

    @Column(name = "no_reply_needed")
    private boolean noReplyNeeded;

    @Version
    private int version;

    protected Contribution() {}

    public Contribution(long meetingId, UUID ref) {
        this.meetingId = meetingId;
        this.ref = ref;
    }

    @Override
    public void enter(int place, ContributionEntry entry, Meeting meeting) {
        position = place;
        memberId = entry.memberId();
        kind = entry.kind();
        text = entry.text();
        replyKind = entry.replyKind();
        reply = entry.reply();
        repliedById = entry.replyKind() == null
                ? null
                : meeting.details().presenterIds().stream().findFirst().orElse(null);
        noReplyNeeded = entry.noReplyNeeded();
    }

    @Override
    public UUID ref() {
        return ref;
    }
}
