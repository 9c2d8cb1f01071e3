package vn.nennep.calendar.page;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import vn.nennep.shared.Clocks;

/** A branch to let into a locked year, as typed. */
public class ExceptionForm implements Serializable {

    private final UUID ref = UUID.randomUUID();
    private String unitCode;
    private Integer year;
    private String reason;
    private LocalDate endDay;
    private LocalTime endTime = LocalTime.of(17, 0);

    /** The same as long as this form is shown, so that sending it twice grants once. */
    UUID ref() {
        return ref;
    }

    /** In the zone of the users; null until both parts are typed. */
    Instant endsAt() {
        return endDay == null || endTime == null
                ? null
                : endDay.atTime(endTime).atZone(Clocks.ZONE).toInstant();
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public LocalDate getEndDay() {
        return endDay;
    }

    public void setEndDay(LocalDate endDay) {
        this.endDay = endDay;
    }

    public LocalTime getEndTime() {
        return endTime;
    }

    public void setEndTime(LocalTime endTime) {
        this.endTime = endTime;
    }
}
