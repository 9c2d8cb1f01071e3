package vn.nennep.freeze;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.spi.ToolProvider;
import vn.nennep.shared.Clocks;

/**
 * What {@code ./build.sh verify-report FILE} does with a database, without the server: says whether the figures of the
 * file are those that were frozen, whether the freeze is still what was written, and whether the data are still those.
 */
public class VerifyReport implements ToolProvider {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    @Override
    public String name() {
        return "verify-report";
    }

    /**
     * Looks at a file.
     *
     * @param arguments the file; address, owner and password of the database
     * @return 0 when everything holds, 1 when something does not, 2 when it cannot be looked at
     */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Path file = Path.of(arguments[0]);
        if (!Files.isReadable(file)) {
            err.println("There is no file " + file);
            return UNREADABLE;
        }
        try (Connection connection = DriverManager.getConnection(arguments[1], arguments[2], arguments[3])) {
            // Read by pieces, and in one moment.
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            FreezeStore store = new FreezeStore(connection);
            FileVerdict verdict = new FileCheck(store).run(() -> Files.newInputStream(file));
            FileCheck.lines(verdict).forEach(out::println);
            boolean holds = verdict.freeze() == null || holds(store, verdict.freeze(), new Clocks().clock(), out);
            return verdict.right() && holds ? RIGHT : WRONG;
        } catch (SQLException | IOException e) {
            err.println("It cannot be looked at: " + e.getMessage());
            return UNREADABLE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static boolean holds(FreezeStore store, FreezeRow freeze, Clock clock, PrintWriter out) {
        Finding finding = new FreezeLook(store, freeze).run(clock.instant());
        tellFaults(finding, out);
        FreezeRow newest = store.findNewest(freeze.period()).orElse(freeze);
        if (newest.equals(freeze)) {
            return finding.isIntact() && tellData(finding, freeze, out);
        }
        out.println("After an amendment version " + newest.version() + " was frozen at " + newest.frozenAt()
                + "; it differs from version " + freeze.version() + ", and so do the data.");
        Finding now = new FreezeLook(store, newest).run(clock.instant());
        tellFaults(now, out);
        return finding.isIntact() && now.isIntact() && tellData(now, newest, out);
    }

    private static void tellFaults(Finding finding, PrintWriter out) {
        finding.faults()
                .forEach(fault -> out.println("THE FREEZE WAS CHANGED: "
                        + fault.part().name().toLowerCase(Locale.ROOT) + " " + fault.detail()));
    }

    /** @return whether the data are those that were frozen */
    private static boolean tellData(Finding finding, FreezeRow freeze, PrintWriter out) {
        if (finding.marksAway()) {
            out.println("The roll calls of the year were put away and not looked at.");
        }
        if (finding.isAgreeing()) {
            out.println("The data are those of version " + freeze.version() + ": " + freeze.lineCount() + " facts.");
            return true;
        }
        out.println("THE DATA DIFFER from version " + freeze.version() + " in " + finding.differing()
                + " facts. The first:");
        finding.first().forEach(difference -> out.println("  " + difference.text()));
        return false;
    }
}
