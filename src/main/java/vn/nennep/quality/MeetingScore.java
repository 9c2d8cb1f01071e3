package vn.nennep.quality;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;

/**
 * The score of a meeting: what the program proposed, what the cell gave itself, what the superior gave. It stays with the
 * set by which it was first scored.
 */
@Entity
@Table(name = "meeting_score")
public class MeetingScore {

    @Id
    @Column(name = "meeting_id")
    private Long meetingId;

    @Column(name = "criteria_set_id")
    private Long criteriaSetId;

    @Column(name = "proposed_points")
    private BigDecimal proposedPoints;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_grade")
    private Grade proposedGrade;

    @Column(name = "self_points")
    private BigDecimal selfPoints;

    @Enumerated(EnumType.STRING)
    @Column(name = "self_grade")
    private Grade selfGrade;

    @Column(name = "self_at")
    private Instant selfAt;

    @Column(name = "self_by")
    private String selfBy;

    @Column(name = "superior_points")
    private BigDecimal superiorPoints;

    @Enumerated(EnumType.STRING)
    @Column(name = "superior_grade")
    private Grade superiorGrade;

    @Column(name = "superior_at")
    private Instant superiorAt;

    @Column(name = "superior_by")
    private String superiorBy;

    @Column(name = "most_points")
    private BigDecimal mostPoints;

    @Version
    private int version;

    protected MeetingScore() {}

    /**
     * @param proposedPoints of all criteria that the program can judge
     * @param proposedGrade null unless it can judge all
     */
    MeetingScore(
            long meetingId, long criteriaSetId, BigDecimal proposedPoints, Grade proposedGrade, BigDecimal mostPoints) {
        this.meetingId = meetingId;
        this.criteriaSetId = criteriaSetId;
        this.proposedPoints = proposedPoints;
        this.proposedGrade = proposedGrade;
        this.mostPoints = mostPoints;
    }

    /** Takes the cell's own score; when it is given again, the last one counts. */
    void scoreSelf(Criteria.Outcome outcome, String by, Clock clock) {
        selfPoints = Points.of(outcome.points());
        selfGrade = outcome.grade();
        selfAt = clock.instant();
        selfBy = by;
    }

    /** Takes the superior's score, which is the one that counts. */
    void scoreSuperior(Criteria.Outcome outcome, String by, Clock clock) {
        superiorPoints = Points.of(outcome.points());
        superiorGrade = outcome.grade();
        superiorAt = clock.instant();
        superiorBy = by;
    }

    /** The grade that counts: the superior's, else the cell's own; null when nobody scored. */
    public Grade grade() {
        return superiorGrade == null ? selfGrade : superiorGrade;
    }

    public Long getCriteriaSetId() {
        return criteriaSetId;
    }

    public int getVersion() {
        return version;
    }
}
