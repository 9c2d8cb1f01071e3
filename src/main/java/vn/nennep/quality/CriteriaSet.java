package vn.nennep.quality;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A criteria set as it was published. Its text stays for good; a change is published as a new set. */
@Entity
@Table(name = "criteria_set")
public class CriteriaSet {

    @Id
    @GeneratedValue(generator = "criteria_set_seq")
    @SequenceGenerator(name = "criteria_set_seq", sequenceName = "criteria_set_seq")
    private Long id;

    private UUID ref;

    private String code;

    private String name;

    @Column(name = "unit_id")
    private Long unitId;

    @Column(name = "guidance_id")
    private Long guidanceId;

    @Enumerated(EnumType.STRING)
    @Column(name = "applies_to")
    private AppliesTo appliesTo;

    private boolean example;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String source;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private String publishedBy;

    @Version
    private int version;

    protected CriteriaSet() {}

    /**
     * @param criteria what the source says
     * @param unitId of the unit that it names; null for everybody
     * @param source the file's text
     */
    CriteriaSet(Criteria criteria, Long unitId, String source, String by, Clock clock) {
        this.ref = UUID.randomUUID();
        this.code = criteria.code();
        this.name = criteria.name();
        this.unitId = unitId;
        this.appliesTo = criteria.appliesTo();
        this.example = criteria.example();
        this.validFrom = criteria.validFrom();
        this.validTo = criteria.validTo();
        this.source = source;
        this.publishedAt = clock.instant();
        this.publishedBy = by;
    }

    /** Binds it to the document that it carries out, once the library has it. */
    void rest(Long guidance) {
        guidanceId = guidance;
    }

    /** What it says. */
    public Criteria criteria() {
        return CriteriaReader.read(source.getBytes(StandardCharsets.UTF_8));
    }

    public Long getId() {
        return id;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    /** Null for everybody. */
    public Long getUnitId() {
        return unitId;
    }

    /** Null when it rests on no document of the library. */
    public Long getGuidanceId() {
        return guidanceId;
    }

    /** Whether it is a sample and no decision of anybody. */
    public boolean isExample() {
        return example;
    }

    /** The file as it was published. */
    public String getSource() {
        return source;
    }
}
