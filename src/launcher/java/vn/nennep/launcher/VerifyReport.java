package vn.nennep.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.spi.ToolProvider;

/**
 * {@code ./build.sh verify-report FILE}: whether the figures of a file are those that were frozen, and the data still those.
 * Ends with 0 when both hold, 1 when one does not, 2 when it cannot be looked at.
 */
public final class VerifyReport {

    private VerifyReport() {}

    /**
     * Runs the command.
     *
     * @param arguments the project folder and the file
     */
    public static void main(String[] arguments) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            // The program brings the tool along; the launcher is built without the program.
            ToolProvider tool = ToolProvider.findFirst("verify-report").orElseThrow();
            System.exit(OwnerDatabase.use(
                    System.getenv(),
                    Path.of(arguments[0]),
                    (url, user, password) -> tool.run(console, console, arguments[1], url, user, password)));
        } catch (StartException | SQLException | IOException e) {
            console.println("The database cannot be looked at: " + e.getMessage());
            System.exit(2);
        }
    }
}
