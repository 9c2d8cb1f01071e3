package vn.nennep.people.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** A position as typed. */
public class PositionForm implements Serializable {

    private final UUID ref = UUID.randomUUID();
    private String kind;
    private LocalDate from;
    private LocalDate to;
    private String decisionNumber;

    /** The same for as long as the form is not saved. */
    public UUID getRef() {
        return ref;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
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

    public String getDecisionNumber() {
        return decisionNumber;
    }

    public void setDecisionNumber(String decisionNumber) {
        this.decisionNumber = decisionNumber;
    }
}
