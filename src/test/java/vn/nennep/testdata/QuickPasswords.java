package vn.nennep.testdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives the people of the demonstration the password that they have by a hash that is quick to check, as a hash says itself
 * how it was made. Tests sign them in hundreds of times, and a server without an optimising compiler takes a fifth of a second
 * for each. {@code admin} keeps the slow one, and whoever comes about through the program gets one.
 */
final class QuickPasswords {

    /** Argon2id of {@link People#PASSWORD} in one pass over 64 KiB. */
    private static final String QUICK =
            "$argon2id$v=19$m=64,t=1,p=1$wVOg9XY4VfdUsdbdsRO86Q$Ex0QwZ8x1SeP6U1/815jcbMbBbMFSBCjALtA4dca29A";

    private QuickPasswords() {}

    /** No trigger writes it down: it changes nobody. Does nothing where there is no demonstration. */
    static void on(TestServer server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.executeUpdate("update account set password_hash = '" + QUICK
                    + "' where login in ('bithu', 'dangvien', 'canbo', 'tinhuy')");
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
