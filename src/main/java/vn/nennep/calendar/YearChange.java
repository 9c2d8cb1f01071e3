package vn.nennep.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** One decision about a year, with the dates as they stood after it. Written once. */
@Entity
@Table(name = "reporting_year_change")
public class YearChange {

    @Id
    @GeneratedValue(generator = "reporting_year_change_seq")
    @SequenceGenerator(name = "reporting_year_change_seq", sequenceName = "reporting_year_change_seq")
    private Long id;

    private int year;

    @Enumerated(EnumType.STRING)
    private YearDecision kind;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "locks_on")
    private LocalDate locksOn;

    @Column(name = "frozen_on")
    private LocalDate frozenOn;

    private String reason;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "made_by")
    private String madeBy;

    protected YearChange() {}

    /** @param reason why, at most 500 characters; refused when blank */
    YearChange(ReportingYear year, YearDecision kind, String reason, String by, Clock clock) {
        this.year = year.getYear();
        this.kind = kind;
        this.dueOn = year.dates().dueOn();
        this.locksOn = year.dates().locksOn();
        this.frozenOn = year.dates().frozenOn();
        this.reason = Reason.of(reason, Reason.SHORT);
        this.madeBy = by;
        this.madeAt = clock.instant();
    }

    public int getYear() {
        return year;
    }

    public YearDecision getKind() {
        return kind;
    }

    /** The dates after the decision. */
    public YearDates dates() {
        return new YearDates(dueOn, locksOn, frozenOn);
    }

    public String getReason() {
        return reason;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    /** Login. */
    public String getMadeBy() {
        return madeBy;
    }
}
