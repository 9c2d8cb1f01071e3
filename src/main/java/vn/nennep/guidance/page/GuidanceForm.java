package vn.nennep.guidance.page;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import vn.nennep.guidance.GuidanceDetails;

/** What stands in the fields while a document is published; may be half wrong. */
public class GuidanceForm implements Serializable {

    private String number;
    private String issuer;
    private String subject;
    private LocalDate issuedOn;
    private LocalDate validFrom;
    private LocalDate validTo;

    static GuidanceForm of(GuidanceDetails details) {
        GuidanceForm form = new GuidanceForm();
        form.number = details.number();
        form.issuer = details.issuer();
        form.subject = details.subject();
        form.issuedOn = details.issuedOn();
        form.validFrom = details.validFrom();
        form.validTo = details.validTo();
        return form;
    }

    /** Refuses what is missing or wrong; a document is in force from its date unless another day is given. */
    GuidanceDetails details() {
        return new GuidanceDetails(
                number, issuer, subject, issuedOn, validFrom == null ? issuedOn : validFrom, validTo);
    }

    /** Takes over what somebody else saved meanwhile in the fields that were not touched here. */
    void takeUntouched(GuidanceForm before, GuidanceForm theirs) {
        number = untouched(number, before.number) ? theirs.number : number;
        issuer = untouched(issuer, before.issuer) ? theirs.issuer : issuer;
        subject = untouched(subject, before.subject) ? theirs.subject : subject;
        issuedOn = untouched(issuedOn, before.issuedOn) ? theirs.issuedOn : issuedOn;
        validFrom = untouched(validFrom, before.validFrom) ? theirs.validFrom : validFrom;
        validTo = untouched(validTo, before.validTo) ? theirs.validTo : validTo;
    }

    private static boolean untouched(Object here, Object before) {
        return Objects.equals(here, before);
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public LocalDate getIssuedOn() {
        return issuedOn;
    }

    public void setIssuedOn(LocalDate issuedOn) {
        this.issuedOn = issuedOn;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidTo() {
        return validTo;
    }

    public void setValidTo(LocalDate validTo) {
        this.validTo = validTo;
    }
}
