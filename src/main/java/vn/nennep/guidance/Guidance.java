package vn.nennep.guidance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A document that binds the cells of a branch, or all cells, from a day on. */
@Entity
@Table(name = "guidance")
public class Guidance {

    @Id
    @GeneratedValue(generator = "guidance_seq")
    @SequenceGenerator(name = "guidance_seq", sequenceName = "guidance_seq")
    private Long id;

    private UUID ref;

    @Column(name = "unit_id")
    private Long unitId;

    private String number;

    private String issuer;

    private String subject;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "material_id")
    private Long materialId;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    @Version
    private int version;

    protected Guidance() {}

    /**
     * @param ref chosen by the form, so that a form sent twice publishes once
     * @param unitId whose branch it binds; null for everybody
     * @param by login
     */
    Guidance(UUID ref, Long unitId, GuidanceDetails details, String by, Clock clock) {
        this.ref = ref;
        this.unitId = unitId;
        this.publishedAt = clock.instant();
        this.publishedBy = by;
        change(details);
    }

    /** Corrects what was entered; whom it binds stays. */
    void change(GuidanceDetails details) {
        number = details.number();
        issuer = details.issuer();
        subject = details.subject();
        issuedOn = details.issuedOn();
        validFrom = details.validFrom();
        validTo = details.validTo();
    }

    /** Says on which day its force ends; refuses a day before it began. */
    void end(LocalDate lastDay) {
        change(new GuidanceDetails(number, issuer, subject, issuedOn, validFrom, lastDay));
    }

    /** Puts a file in the place of the one before. */
    void attach(long material) {
        materialId = material;
    }

    public GuidanceDetails details() {
        return new GuidanceDetails(number, issuer, subject, issuedOn, validFrom, validTo);
    }

    public Long getId() {
        return id;
    }

    public UUID getRef() {
        return ref;
    }

    /** Null when it binds everybody. */
    public Long getUnitId() {
        return unitId;
    }

    public String getNumber() {
        return number;
    }

    /** Null when no file is attached. */
    public Long getMaterialId() {
        return materialId;
    }

    public int getVersion() {
        return version;
    }
}
