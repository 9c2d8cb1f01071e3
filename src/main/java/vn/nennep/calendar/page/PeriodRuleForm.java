package vn.nennep.calendar.page;

import java.io.Serializable;
import java.util.Map;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.ReportingPeriod.Kind;

/** How the periods of reports close and by when they are due, as typed. */
public class PeriodRuleForm implements Serializable {

    private Integer fromYear;
    private Integer monthClosesOn;
    private Integer monthDueDays;
    private Integer quarterDueDays;
    private Integer halfDueDays;
    private Integer nineMonthsDueDays;
    private Integer yearDueDays;
    private String reason;

    /** Begins with what holds. */
    static PeriodRuleForm of(PeriodRule rule, int fromYear) {
        PeriodRuleForm form = new PeriodRuleForm();
        form.fromYear = fromYear;
        form.monthClosesOn = rule.monthClosesOn();
        form.monthDueDays = rule.dueDays().get(Kind.MONTH);
        form.quarterDueDays = rule.dueDays().get(Kind.QUARTER);
        form.halfDueDays = rule.dueDays().get(Kind.HALF);
        form.nineMonthsDueDays = rule.dueDays().get(Kind.NINE_MONTHS);
        form.yearDueDays = rule.dueDays().get(Kind.YEAR);
        return form;
    }

    PeriodRule rule() {
        return new PeriodRule(
                fromYear,
                monthClosesOn,
                Map.of(
                        Kind.MONTH, monthDueDays,
                        Kind.CUMULATIVE, monthDueDays,
                        Kind.QUARTER, quarterDueDays,
                        Kind.HALF, halfDueDays,
                        Kind.NINE_MONTHS, nineMonthsDueDays,
                        Kind.YEAR, yearDueDays));
    }

    public Integer getFromYear() {
        return fromYear;
    }

    public void setFromYear(Integer fromYear) {
        this.fromYear = fromYear;
    }

    public Integer getMonthClosesOn() {
        return monthClosesOn;
    }

    public void setMonthClosesOn(Integer monthClosesOn) {
        this.monthClosesOn = monthClosesOn;
    }

    public Integer getMonthDueDays() {
        return monthDueDays;
    }

    public void setMonthDueDays(Integer monthDueDays) {
        this.monthDueDays = monthDueDays;
    }

    public Integer getQuarterDueDays() {
        return quarterDueDays;
    }

    public void setQuarterDueDays(Integer quarterDueDays) {
        this.quarterDueDays = quarterDueDays;
    }

    public Integer getHalfDueDays() {
        return halfDueDays;
    }

    public void setHalfDueDays(Integer halfDueDays) {
        this.halfDueDays = halfDueDays;
    }

    public Integer getNineMonthsDueDays() {
        return nineMonthsDueDays;
    }

    public void setNineMonthsDueDays(Integer nineMonthsDueDays) {
        this.nineMonthsDueDays = nineMonthsDueDays;
    }

    public Integer getYearDueDays() {
        return yearDueDays;
    }

    public void setYearDueDays(Integer yearDueDays) {
        this.yearDueDays = yearDueDays;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
