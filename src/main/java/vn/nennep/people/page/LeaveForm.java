package vn.nennep.people.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.people.LeaveKind;

/** A time away as typed. */
public class LeaveForm implements Serializable {

    private LeaveKind kind = LeaveKind.EXEMPT;
    private LocalDate from;
    private LocalDate to;
    private String reason;

    public LeaveKind getKind() {
        return kind;
    }

    public void setKind(LeaveKind kind) {
        this.kind = kind;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    /** Last day; null when open. */
    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
