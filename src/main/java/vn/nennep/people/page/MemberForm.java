package vn.nennep.people.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.people.Birth;
import vn.nennep.people.MemberDetails;
import vn.nennep.people.MembershipCategory;
import vn.nennep.shared.VietnameseText;

/** A member as typed: may be half wrong until it becomes {@link MemberDetails}. */
public class MemberForm implements Serializable {

    private String familyAndMiddleName;
    private String givenName;
    private Birth birth;
    private LocalDate admittedOn;
    private LocalDate officialOn;
    private String code;
    private MembershipCategory category = MembershipCategory.OFFICIAL;
    private LocalDate from;

    static MemberForm of(MemberDetails details) {
        MemberForm form = new MemberForm();
        form.familyAndMiddleName = details.familyAndMiddleName();
        form.givenName = details.givenName();
        form.birth = details.birth();
        form.admittedOn = details.admittedOn();
        form.officialOn = details.officialOn();
        return form;
    }

    MemberDetails details() {
        return new MemberDetails(familyAndMiddleName, givenName, birth, admittedOn, officialOn);
    }

    /** Null when there is none, which is nothing to doubt. */
    String typedFamilyName() {
        return VietnameseText.tidy(familyAndMiddleName);
    }

    /** Null for one made from the cell's code. */
    String typedCode() {
        return VietnameseText.tidy(code);
    }

    public String getFamilyAndMiddleName() {
        return familyAndMiddleName;
    }

    public void setFamilyAndMiddleName(String familyAndMiddleName) {
        this.familyAndMiddleName = familyAndMiddleName;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public Birth getBirth() {
        return birth;
    }

    public void setBirth(Birth birth) {
        this.birth = birth;
    }

    public LocalDate getAdmittedOn() {
        return admittedOn;
    }

    public void setAdmittedOn(LocalDate admittedOn) {
        this.admittedOn = admittedOn;
    }

    public LocalDate getOfficialOn() {
        return officialOn;
    }

    public void setOfficialOn(LocalDate officialOn) {
        this.officialOn = officialOn;
    }

    /** Only for a new member; blank for one made from the cell's code. */
    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public MembershipCategory getCategory() {
        return category;
    }

    public void setCategory(MembershipCategory category) {
        this.category = category;
    }

    /** First day in the cell, or in another category. */
    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }
}
