package vn.nennep.people.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.people.MembershipCategory;

/** What is to change of a member's stay: another category, its last day, the end of a leave. */
public class StayForm implements Serializable {

    private MembershipCategory category;
    private LocalDate categoryFrom;
    private LocalDate lastDay;
    private Long endedLeave;
    private LocalDate leaveEnd;

    public MembershipCategory getCategory() {
        return category;
    }

    public void setCategory(MembershipCategory category) {
        this.category = category;
    }

    public LocalDate getCategoryFrom() {
        return categoryFrom;
    }

    public void setCategoryFrom(LocalDate categoryFrom) {
        this.categoryFrom = categoryFrom;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public Long getEndedLeave() {
        return endedLeave;
    }

    public void setEndedLeave(Long endedLeave) {
        this.endedLeave = endedLeave;
    }

    public LocalDate getLeaveEnd() {
        return leaveEnd;
    }

    public void setLeaveEnd(LocalDate leaveEnd) {
        this.leaveEnd = leaveEnd;
    }
}
