package vn.nennep.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * {@code ./build.sh verify-audit}: verifies the chain of the log, of the database of NENNEP_DB_URL or of the data
 * folder, whether the program runs or not. Ends with 0 when the log is whole, 1 when a row is wrong, 2 when it cannot
 * be looked at.
 */
public final class VerifyAudit {

    private VerifyAudit() {}

    /**
     * Runs the command.
     *
     * @param arguments the project folder, then optionally a position and its hash noted down earlier
     */
    public static void main(String[] arguments) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            long position = arguments.length > 2 ? Long.parseLong(arguments[1]) : 0;
            String head = arguments.length > 2 ? arguments[2] : null;
            AuditChain.Finding finding = OwnerDatabase.use(
                    System.getenv(),
                    Path.of(arguments[0]),
                    (url, user, password) -> verify(url, user, password, position, head));
            if (finding.isWhole()) {
                console.println("The log is whole: " + finding.links() + " entries"
                        + (finding.detached() == 0
                                ? ""
                                : ", of which " + finding.detached() + " of detached months were not looked at")
                        + ". To note down: " + finding.links()
                        + " " + finding.head());
            } else {
                console.println("THE LOG IS BROKEN: " + finding.fault() + ". Right until position " + finding.links());
            }
            System.exit(finding.isWhole() ? 0 : 1);
        } catch (NumberFormatException e) {
            console.println("A position is a whole number, not " + arguments[1]);
            System.exit(2);
        } catch (StartException | SQLException | IOException e) {
            console.println("The log cannot be looked at: " + e.getMessage());
            System.exit(2);
        }
    }

    private static AuditChain.Finding verify(String url, String user, String password, long position, String head)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            return AuditChain.verify(connection, position, head);
        }
    }
}
