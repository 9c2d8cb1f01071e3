package vn.nennep.access;

/** What a person who came in must do before anything else. */
public enum Duty {
    /** The password was chosen by somebody else. */
    CHANGE_PASSWORD("access.duty.password"),
    /** The installation asks for a second factor and the account has none. */
    SET_UP_SECOND_FACTOR("access.duty.second-factor");

    private final String key;

    Duty(String key) {
        this.key = key;
    }

    /** Message key of the sentence that says so. */
    public String key() {
        return key;
    }
}
