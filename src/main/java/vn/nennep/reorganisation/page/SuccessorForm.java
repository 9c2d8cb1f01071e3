package vn.nennep.reorganisation.page;

import java.io.Serializable;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitKind;

/** A unit that is to begin, or one that is there and carries on for others, as it is typed. */
public class SuccessorForm implements Serializable {

    private boolean there;
    private String code;
    private String name;
    private UnitKind kind;
    private String parent;

    SuccessorForm(UnitKind kind, String parent) {
        this.kind = kind;
        this.parent = parent;
    }

    NewUnit founded() {
        return new NewUnit(code, name, kind, parent);
    }

    /** Null when nothing was typed. */
    String typedCode() {
        return VietnameseText.tidy(code);
    }

    /** Whether the unit exists already, so that only its code counts. */
    public boolean isThere() {
        return there;
    }

    public void setThere(boolean there) {
        this.there = there;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UnitKind getKind() {
        return kind;
    }

    public void setKind(UnitKind kind) {
        this.kind = kind;
    }

    public String getParent() {
        return parent;
    }

    public void setParent(String parent) {
        this.parent = parent;
    }
}
