package vn.nennep.duplicate.page;

import java.io.Serializable;
import java.util.UUID;
import vn.nennep.duplicate.MemberSide;
import vn.nennep.people.MemberDetails;

/** Which of two entries' values the person is to have; each value is the kept entry's unless chosen otherwise. */
public class MergeForm implements Serializable {

    /** Whose value it is. */
    public enum Whose {
        KEPT,
        MERGED
    }

    private final UUID ref = UUID.randomUUID();
    private final MemberSide kept;
    private final MemberSide merged;
    private Whose name = Whose.KEPT;
    private Whose birth;
    private Whose admittedOn;
    private Whose officialOn;

    MergeForm(MemberSide kept, MemberSide merged) {
        this.kept = kept;
        this.merged = merged;
        birth = known(kept.birth());
        admittedOn = known(kept.admittedOn());
        officialOn = known(kept.officialOn());
    }

    private static Whose known(Object value) {
        return value == null ? Whose.MERGED : Whose.KEPT;
    }

    /** The same as long as this form is shown, so that sending it twice merges once. */
    UUID ref() {
        return ref;
    }

    MemberDetails details() {
        return new MemberDetails(
                side(name).familyAndMiddleName(),
                side(name).givenName(),
                side(birth).birth(),
                side(admittedOn).admittedOn(),
                side(officialOn).officialOn());
    }

    private MemberSide side(Whose whose) {
        return whose == Whose.MERGED ? merged : kept;
    }

    public Whose getName() {
        return name;
    }

    public void setName(Whose name) {
        this.name = name;
    }

    public Whose getBirth() {
        return birth;
    }

    public void setBirth(Whose birth) {
        this.birth = birth;
    }

    public Whose getAdmittedOn() {
        return admittedOn;
    }

    public void setAdmittedOn(Whose admittedOn) {
        this.admittedOn = admittedOn;
    }

    public Whose getOfficialOn() {
        return officialOn;
    }

    public void setOfficialOn(Whose officialOn) {
        this.officialOn = officialOn;
    }
}
