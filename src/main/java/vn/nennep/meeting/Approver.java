package vn.nennep.meeting;

/** Who approved a draft. */
public enum Approver {
    SECRETARY,
    COMMITTEE
}
