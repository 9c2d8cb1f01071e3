package vn.nennep.access;

import java.util.List;

/**
 * A password for somebody new, to be handed over once and changed at the first sign-in.
 *
 * @param password in clear; kept nowhere
 * @param hash what is stored
 */
public record FirstPassword(String login, String displayName, String password, String hash) {

    /** For whom a password is made up. */
    public record Owner(String login, String displayName) {}

    /** Makes up a password for each of these accounts. */
    public static List<FirstPassword> make(List<Owner> owners) {
        // Each hash is slow on purpose, so they are computed in parallel.
        return owners.parallelStream()
                .map(owner -> {
                    String password = Passwords.random();
                    return new FirstPassword(owner.login(), owner.displayName(), password, Passwords.hash(password));
                })
                .toList();
    }

    /** Names the login and never the password: the text may end up in a log. */
    @Override
    public String toString() {
        return "FirstPassword of " + login;
    }
}
