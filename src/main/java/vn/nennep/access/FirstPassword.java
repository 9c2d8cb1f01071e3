package vn.nennep.access;

import java.util.List;

/**
 * A password for somebody new, to be handed over once and changed at the first sign-in.
 *
 * @param password in clear; kept nowhere
 * @param hash what is stored
 */
public record FirstPassword(String login, String displayName, String password, String hash) {

    /**
     * Makes up a password for each of these accounts.
     *
     * @param accounts pairs of login and display name
     */
    public static List<FirstPassword> make(List<String[]> accounts) {
        // Each hash is slow on purpose, and none waits for another.
        return accounts.parallelStream()
                .map(account -> {
                    String password = Passwords.random();
                    return new FirstPassword(account[0], account[1], password, Passwords.hash(password));
                })
                .toList();
    }

    /** Says whose it is and never what it is: it may end up in a log. */
    @Override
    public String toString() {
        return "FirstPassword of " + login;
    }
}
