package vn.nennep.meeting;

/** What a member's words at a meeting were (bổ sung, góp ý, phản biện, câu hỏi). */
public enum ContributionKind {
    ADDITION,
    COMMENT,
    CRITIQUE,
    QUESTION
}
