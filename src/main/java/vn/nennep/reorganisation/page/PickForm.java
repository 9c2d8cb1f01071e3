package vn.nennep.reorganisation.page;

import java.io.Serializable;

/** A line that can be ticked and, where it must go somewhere, sent to a successor: a unit or a person. */
public class PickForm implements Serializable {

    private final String code;
    private final String name;
    private final String note;
    private boolean chosen;
    private String target;

    /** @param note what else helps to tell it apart, e.g. the kind of a unit */
    PickForm(String code, String name, String note) {
        this.code = code;
        this.name = name;
        this.note = note;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public String getNote() {
        return note;
    }

    public boolean isChosen() {
        return chosen;
    }

    public void setChosen(boolean chosen) {
        this.chosen = chosen;
    }

    /** Code of the successor; null while none is chosen. */
    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target == null || target.isBlank() ? null : target;
    }
}
