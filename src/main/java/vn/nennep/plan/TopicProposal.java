package vn.nennep.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.UuidColumn;

/** A topic from their own professional field that members propose to their own cell. */
@Entity
@Table(name = "topic_proposal")
public class TopicProposal {

    public static final int LONGEST_TITLE = 500;
    public static final int LONGEST_REASON = 2000;

    @Id
    @GeneratedValue(generator = "topic_proposal_seq")
    @SequenceGenerator(name = "topic_proposal_seq", sequenceName = "topic_proposal_seq")
    private Long id;

    private UUID ref;

    @Column(name = "cell_id")
    private Long cellId;

    @Column(name = "member_id")
    private Long memberId;

    private int year;

    private String title;

    private String reason;

    @Column(name = "topic_group")
    private String topicGroup;

    @Enumerated(EnumType.STRING)
    private TopicProposalStatus status;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decision_reason")
    private String decisionReason;

    @Column(name = "plan_line")
    @Convert(converter = UuidColumn.class)
    private UUID planLine;

    @Version
    private int version;

    protected TopicProposal() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one proposal
     * @param title at most {@value #LONGEST_TITLE} characters
     * @param reason why the cell should hear of it, at most {@value #LONGEST_REASON} characters
     */
    public TopicProposal(
            UUID ref,
            long cellId,
            long memberId,
            int year,
            String title,
            String reason,
            String topicGroup,
            Clock clock) {
        this.ref = ref;
        this.cellId = cellId;
        this.memberId = memberId;
        this.year = year;
        this.title = Wording.required(title, LONGEST_TITLE, "title");
        this.reason = Wording.required(reason, LONGEST_REASON, "proposal-reason");
        if (topicGroup == null || topicGroup.isBlank()) {
            throw RefusedException.invalid("plan.topic-group-missing");
        }
        this.topicGroup = topicGroup;
        this.status = TopicProposalStatus.PROPOSED;
        this.proposedAt = clock.instant();
    }

    /** The member takes it back while it is undecided. */
    public void withdraw() {
        move(TopicProposalStatus.WITHDRAWN);
    }

    /**
     * It goes into the plan.
     *
     * @param line the line of the plan that it becomes
     * @param by login of who decided
     */
    public void choose(UUID line, String by, Clock clock) {
        move(TopicProposalStatus.CHOSEN);
        planLine = line;
        decided(by, null, clock);
    }

    /** It is not taken; the member reads why. */
    public void decline(String why, String by, Clock clock) {
        String tidy = Wording.reason(why);
        move(TopicProposalStatus.DECLINED);
        decided(by, tidy, clock);
    }

    /** Its line was taken out of the plan: it waits for a decision again. */
    public void putBack() {
        move(TopicProposalStatus.PROPOSED);
        planLine = null;
        decidedAt = null;
        decidedBy = null;
    }

    private void decided(String by, String why, Clock clock) {
        decidedAt = clock.instant();
        decidedBy = by;
        decisionReason = why;
    }

    private void move(TopicProposalStatus next) {
        if (!status.canBecome(next)) {
            throw RefusedException.conflict("plan.proposal-move-refused", status);
        }
        status = next;
    }

    public UUID getRef() {
        return ref;
    }

    public Long getCellId() {
        return cellId;
    }

    public Long getMemberId() {
        return memberId;
    }

    public int getYear() {
        return year;
    }

    public String getTitle() {
        return title;
    }

    public String getTopicGroup() {
        return topicGroup;
    }

    public TopicProposalStatus getStatus() {
        return status;
    }

    /** The line of the plan that it became; null unless it is chosen. */
    public UUID getPlanLine() {
        return planLine;
    }

    public int getVersion() {
        return version;
    }
}
