package vn.nennep.plan;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import vn.nennep.codelist.ListedCode;

/**
 * A proposal, as its page shows it.
 *
 * @param proposer name of the member
 * @param own whether the person who asks proposed it
 * @param decidedAt null while undecided
 * @param decidedBy login, null while undecided
 * @param decisionReason null unless it was declined
 * @param month month of the line that it became, in the newest revision that has it; null otherwise
 */
public record ProposalRow(
        UUID ref,
        String proposer,
        boolean own,
        String title,
        String reason,
        ListedCode group,
        TopicProposalStatus status,
        Instant proposedAt,
        Instant decidedAt,
        String decidedBy,
        String decisionReason,
        Integer month,
        int version)
        implements Serializable {}
