package vn.nennep.people.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.people.TransferKind;
import vn.nennep.people.TransferOrder;

/** A transfer as typed. */
public class SendingForm implements Serializable {

    private final UUID ref = UUID.randomUUID();
    private String target;
    private TransferKind kind = TransferKind.OFFICIAL;
    private String documentNumber;
    private LocalDate documentOn;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private boolean received;

    TransferOrder order(UUID member, String fromCode) {
        return new TransferOrder(
                ref, member, fromCode, targetCode(), kind, documentNumber, documentOn, firstDay, lastDay);
    }

    /** The typed text is a code, or a choice of the list, which begins with the code; codes have no blanks. */
    private String targetCode() {
        return target == null ? null : target.strip().split("\\s", 2)[0];
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public TransferKind getKind() {
        return kind;
    }

    public void setKind(TransferKind kind) {
        this.kind = kind;
    }

    public String getDocumentNumber() {
        return documentNumber;
    }

    public void setDocumentNumber(String documentNumber) {
        this.documentNumber = documentNumber;
    }

    public LocalDate getDocumentOn() {
        return documentOn;
    }

    public void setDocumentOn(LocalDate documentOn) {
        this.documentOn = documentOn;
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    /** Of a temporary stay; null for an official transfer. */
    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    /** Whether it shall be received at once. */
    public boolean isReceived() {
        return received;
    }

    public void setReceived(boolean received) {
        this.received = received;
    }
}
