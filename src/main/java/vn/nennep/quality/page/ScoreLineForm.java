package vn.nennep.quality.page;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import vn.nennep.quality.Criterion;
import vn.nennep.quality.GivenScore;
import vn.nennep.quality.Points;
import vn.nennep.quality.Scale;
import vn.nennep.quality.ScoreLine;
import vn.nennep.quality.ScoreSide;

/** One line of the score while a person fills it in. */
public class ScoreLineForm implements Serializable {

    private final Criterion criterion;
    private final ScoreLine line;
    private final ScoreSide side;
    private final String group;
    private BigDecimal points;
    private String reason;
    private String fault;
    private String theirs;

    /**
     * @param side whose score it is; null when the line is only read
     * @param group heading that stands before the line; null for none
     */
    ScoreLineForm(Criterion criterion, ScoreLine line, ScoreSide side, String group) {
        this.criterion = criterion;
        this.line = line;
        this.side = side;
        this.group = group;
        if (side != null) {
            points = first();
            reason = side == ScoreSide.SELF ? line.selfReason() : line.superiorReason();
        }
    }

    /** What was given, else the cell's own, else the proposal; a yes or no that nobody can prove wrong is a yes. */
    private BigDecimal first() {
        BigDecimal given = side == ScoreSide.SELF ? line.self() : line.superior();
        if (given != null) {
            return given;
        }
        if (side == ScoreSide.SUPERIOR && line.self() != null) {
            return line.self();
        }
        if (line.proposed() != null) {
            return line.proposed();
        }
        return isTicked() || criterion.scale() instanceof Scale.Choice ? criterion.most() : null;
    }

    GivenScore given() {
        return new GivenScore(criterion.code(), points, reason);
    }

    /** Whether all points or none can be given. */
    public boolean isTicked() {
        return criterion.scale() instanceof Scale.YesNo;
    }

    public boolean isYes() {
        return points != null && points.compareTo(Points.NONE) > 0;
    }

    public void setYes(boolean yes) {
        points = yes ? criterion.most() : Points.NONE;
    }

    /** Whether the points need a reason. */
    public boolean isReasonNeeded() {
        return side != null && points != null && line.needsReason(side, points);
    }

    public List<BigDecimal> getChoices() {
        return criterion.choices();
    }

    public Criterion getCriterion() {
        return criterion;
    }

    public ScoreLine getLine() {
        return line;
    }

    public String getGroup() {
        return group;
    }

    public BigDecimal getPoints() {
        return points;
    }

    public void setPoints(BigDecimal points) {
        this.points = points;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** What is wrong with it, in words; null for nothing. */
    public String getFault() {
        return fault;
    }

    void setFault(String fault) {
        this.fault = fault;
    }

    /** What somebody else saved meanwhile, in words; null when it is the same. */
    public String getTheirs() {
        return theirs;
    }

    void setTheirs(String theirs) {
        this.theirs = theirs;
    }
}
