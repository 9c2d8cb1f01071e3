package vn.nennep.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.VietnameseText;

/** A person in the Party. Where the person belongs is in {@link Membership}s. */
@Entity
@Table(name = "member")
public class Member {

    @Id
    @GeneratedValue(generator = "member_seq")
    @SequenceGenerator(name = "member_seq", sequenceName = "member_seq")
    private Long id;

    private UUID ref;

    private String code;

    @Column(name = "family_and_middle_name")
    private String familyAndMiddleName;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "search_name")
    private String searchName;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    /** Also set where the day is known. */
    @Column(name = "birth_year")
    private Integer birthYear;

    @Column(name = "admitted_on")
    private LocalDate admittedOn;

    @Column(name = "official_on")
    private LocalDate officialOn;

    @Column(name = "merged_into")
    private Long mergedInto;

    @Version
    private int version;

    protected Member() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one member
     * @param code unique over the whole installation
     */
    public Member(UUID ref, String code, MemberDetails details) {
        this.ref = ref;
        this.code = code;
        change(details);
    }

    /** Takes these details instead of those known so far. */
    public final void change(MemberDetails details) {
        familyAndMiddleName = details.familyAndMiddleName();
        givenName = details.givenName();
        searchName = VietnameseText.searchable(details.fullName());
        birthDate = details.birth() == null ? null : details.birth().day();
        birthYear = details.birth() == null ? null : details.birth().year();
        admittedOn = details.admittedOn();
        officialOn = details.officialOn();
    }

    /** Notes the day of becoming official unless one is known already. */
    void becomeOfficial(LocalDate day) {
        if (officialOn == null && (admittedOn == null || !day.isBefore(admittedOn))) {
            officialOn = day;
        }
    }

    public MemberDetails details() {
        return new MemberDetails(
                familyAndMiddleName, givenName, Birth.of(birthYear, birthDate), admittedOn, officialOn);
    }

    public Long getId() {
        return id;
    }

    /** The identifier in addresses of pages; not guessable. */
    public UUID getRef() {
        return ref;
    }

    public String getCode() {
        return code;
    }

    /** Identifier of the person that this entry turned out to be; null for an entry of its own. */
    public Long getMergedInto() {
        return mergedInto;
    }

    public int getVersion() {
        return version;
    }

    public String fullName() {
        return (familyAndMiddleName + " " + givenName).strip();
    }
}
