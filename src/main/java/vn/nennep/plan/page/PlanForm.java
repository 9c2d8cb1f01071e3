package vn.nennep.plan.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.frame.Difference;
import vn.nennep.plan.PlanRow;

/** What stands in the fields of a plan's page; may be half wrong. */
public class PlanForm implements Serializable {

    private String orientation;
    private Long guidanceId;
    private String number;
    private LocalDate issuedOn;
    private String reason;

    /**
     * The fields of a revision.
     *
     * @param plan null for none
     * @param today proposed as the day of issue
     */
    static PlanForm of(PlanRow plan, LocalDate today) {
        PlanForm form = new PlanForm();
        form.issuedOn = today;
        if (plan != null) {
            form.orientation = plan.orientation();
            form.guidanceId = plan.guidanceId();
        }
        return form;
    }

    /** Takes over the fields that somebody else changed and this person did not. */
    void takeUntouched(PlanForm before, PlanForm theirs) {
        orientation = Difference.merged(before.orientation, theirs.orientation, orientation);
        guidanceId = Difference.merged(before.guidanceId, theirs.guidanceId, guidanceId);
    }

    public String getOrientation() {
        return orientation;
    }

    public void setOrientation(String orientation) {
        this.orientation = orientation;
    }

    public Long getGuidanceId() {
        return guidanceId;
    }

    public void setGuidanceId(Long guidanceId) {
        this.guidanceId = guidanceId;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public LocalDate getIssuedOn() {
        return issuedOn;
    }

    public void setIssuedOn(LocalDate issuedOn) {
        this.issuedOn = issuedOn;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
