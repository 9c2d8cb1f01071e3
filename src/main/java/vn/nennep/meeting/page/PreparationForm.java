package vn.nennep.meeting.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import vn.nennep.meeting.PreparationDates;

/** What stands in the fields of the days around a meeting; may be half wrong. */
public class PreparationForm implements Serializable {

    private LocalDate notifiedOn;
    private LocalDate superiorNotifiedOn;
    private LocalDate committeeMetOn;
    private LocalDate postedOn;
    private LocalDate finalPostedOn;

    static PreparationForm of(PreparationDates dates) {
        PreparationForm form = new PreparationForm();
        form.notifiedOn = dates.notifiedOn();
        form.superiorNotifiedOn = dates.superiorNotifiedOn();
        form.committeeMetOn = dates.committeeMetOn();
        form.postedOn = dates.postedOn();
        form.finalPostedOn = dates.finalPostedOn();
        return form;
    }

    PreparationDates dates() {
        return new PreparationDates(notifiedOn, superiorNotifiedOn, committeeMetOn, postedOn, finalPostedOn);
    }

    /** Takes over what somebody else saved meanwhile in the fields that were not touched here. */
    void takeUntouched(PreparationDates before, PreparationDates theirs) {
        notifiedOn = kept(notifiedOn, before.notifiedOn(), theirs.notifiedOn());
        superiorNotifiedOn = kept(superiorNotifiedOn, before.superiorNotifiedOn(), theirs.superiorNotifiedOn());
        committeeMetOn = kept(committeeMetOn, before.committeeMetOn(), theirs.committeeMetOn());
        postedOn = kept(postedOn, before.postedOn(), theirs.postedOn());
        finalPostedOn = kept(finalPostedOn, before.finalPostedOn(), theirs.finalPostedOn());
    }

    private static LocalDate kept(LocalDate here, LocalDate before, LocalDate theirs) {
        return Objects.equals(here, before) ? theirs : here;
    }

    public LocalDate getNotifiedOn() {
        return notifiedOn;
    }

    public void setNotifiedOn(LocalDate notifiedOn) {
        this.notifiedOn = notifiedOn;
    }

    public LocalDate getSuperiorNotifiedOn() {
        return superiorNotifiedOn;
    }

    public void setSuperiorNotifiedOn(LocalDate superiorNotifiedOn) {
        this.superiorNotifiedOn = superiorNotifiedOn;
    }

    public LocalDate getCommitteeMetOn() {
        return committeeMetOn;
    }

    public void setCommitteeMetOn(LocalDate committeeMetOn) {
        this.committeeMetOn = committeeMetOn;
    }

    public LocalDate getPostedOn() {
        return postedOn;
    }

    public void setPostedOn(LocalDate postedOn) {
        this.postedOn = postedOn;
    }

    public LocalDate getFinalPostedOn() {
        return finalPostedOn;
    }

    public void setFinalPostedOn(LocalDate finalPostedOn) {
        this.finalPostedOn = finalPostedOn;
    }
}
