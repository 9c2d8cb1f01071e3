package vn.nennep.calendar.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.calendar.YearDates;

/** The dates of a year as typed, and why they are decided so. */
public class YearForm implements Serializable {

    private LocalDate dueOn;
    private LocalDate locksOn;
    private LocalDate frozenOn;
    private String reason;

    static YearForm of(YearDates dates) {
        YearForm form = new YearForm();
        form.dueOn = dates.dueOn();
        form.locksOn = dates.locksOn();
        form.frozenOn = dates.frozenOn();
        return form;
    }

    YearDates dates() {
        return new YearDates(dueOn, locksOn, frozenOn);
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }

    public LocalDate getLocksOn() {
        return locksOn;
    }

    public void setLocksOn(LocalDate locksOn) {
        this.locksOn = locksOn;
    }

    public LocalDate getFrozenOn() {
        return frozenOn;
    }

    public void setFrozenOn(LocalDate frozenOn) {
        this.frozenOn = frozenOn;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
