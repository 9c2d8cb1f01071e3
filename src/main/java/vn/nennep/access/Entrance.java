package vn.nennep.access;

/**
 * How far a sign-in has come.
 *
 * @param step where the person stands now
 * @param login as it is kept; null when refused
 * @param ticket to be shown with the code of the second factor; null at other steps
 */
public record Entrance(Step step, String login, String ticket) {

    /** Where the person stands now. */
    public enum Step {
        /** Not let in; why is not told. */
        REFUSED,
        /** Not looked at: too much failed from this address. */
        SHUT,
        /** The password was right, the account has a second factor. */
        CODE_WANTED,
        /** All was right. */
        IN
    }

    static Entrance shut() {
        return new Entrance(Step.SHUT, null, null);
    }

    static Entrance refused() {
        return new Entrance(Step.REFUSED, null, null);
    }
}
